import type { CertificateFault } from '../../core/certificate-fault.ts';
import type { Failure, FailureKind } from '../../core/failure.ts';
import { failureMessages, type FailureWords } from '../failure-words.ts';

const words: Record<FailureKind, FailureWords> = {
  network: { what: '无法连接到服务。', remedy: '请检查网络和服务地址。' },
  timeout: { what: '服务没有及时应答。', remedy: '请检查网络和服务地址。' },
  certificate: {
    what: '服务的证书不受信任。',
    remedy: '请检查服务地址和本机日期。如果您的网络会检查 TLS，请在“设置”的“网络”中填写其 CA 文件。',
  },
  proxy: { what: '代理没有放行请求。', remedy: '请在“设置”的“网络”中检查代理及其用户名和密码。' },
  server: { what: '服务自身出现故障。', remedy: '如果持续出现，请联系服务的技术支持。' },
  throttled: {
    what: '服务要求减少请求。',
    remedy: 'KooGlance 会自动放慢。如果持续出现，请在设置中降低每秒请求数。',
  },
  malformed: {
    what: '返回的内容不是 KooPhone 的应答。',
    remedy: '请检查服务地址；中间可能有代理或登录页面。',
  },
  tooLarge: {
    what: '返回的内容过大，不可能是 KooPhone 的应答。',
    remedy: '请检查服务地址；中间可能有代理。',
  },

  signIn: {
    what: '服务不接受此令牌。',
    remedy: '请粘贴新的令牌：每个令牌有效 24 小时，且只用于一个区域。使用 IAM 用户或访问密钥可以更持久。',
  },
  accessKey: {
    what: '服务不接受此访问密钥。',
    remedy: '请检查访问密钥、秘密访问密钥，以及临时密钥的安全令牌；并确认账号没有欠费。',
  },
  password: {
    what: 'IAM 不接受此用户或密码。',
    remedy: '请检查账号名、IAM 用户和密码。同一密码不会自动再次发送，因为五次错误后 IAM 会锁定用户。',
  },
  secondFactor: {
    what: 'IAM 要求第二重验证，KooGlance 无法提供。',
    remedy: '请使用访问密钥，或未启用虚拟 MFA 的 IAM 用户。',
  },
  newToken: {
    what: '服务不接受 IAM 刚刚签发的令牌。',
    remedy: '请检查区域和项目、用户权限，并确认账号没有欠费。',
  },

  forbidden: {
    what: '服务不允许此账户查询。',
    remedy: '请向管理员申请查询实例状态的权限：该操作标为“写”，只读用户可能没有。',
  },
  addressDenied: {
    what: '服务不接受来自此网络地址的请求。',
    remedy: '请让管理员放行您的地址，或改用被允许的网络。',
  },
  regionUnavailable: {
    what: '项目或其区域不可用。',
    remedy: '请检查区域和项目；如果无误，请联系服务的技术支持。',
  },
  noTenant: { what: '服务不认识该租户。', remedy: '请检查登录所属的租户，以及它是否使用 KooPhone。' },
  noProject: { what: '服务不认识该项目。', remedy: '请检查项目：令牌必须属于手机所在的项目。' },
  notSubscribed: { what: '该租户没有订购 KooPhone。', remedy: '请在华为云控制台检查订购情况。' },
  notFound: {
    what: '此服务地址上没有 KooPhone 服务。',
    remedy: '请检查主机和前缀；可向管理员询问终端节点。',
  },

  badParameter: { what: '服务不接受此实例 ID。', remedy: '请检查 ID 的写法。' },
  noPermission: { what: '当前登录没有此手机的权限。', remedy: '请向管理员申请权限，或从列表中移除此手机。' },
  otherTenant: { what: '此手机属于其他租户。', remedy: '请将其移到所属租户的账户，或从列表中移除。' },
  frozen: { what: '此手机因欠费或到期已被冻结。', remedy: '请在华为云控制台续费或结清费用。' },
  restoring: { what: '此手机正在恢复。', remedy: '几分钟后会再次查询。' },
  backingUp: { what: '此手机正在备份。', remedy: '几分钟后会再次查询。' },
  noInstance: { what: '此手机不存在。', remedy: '请检查实例 ID，或从列表中移除此手机。' },
  regions: {
    what: '服务拒绝了请求，因为手机位于不同区域。',
    remedy: '请填写手机的区域，或为每个区域的手机分别建立账户。',
  },

  defect: { what: '服务认为请求不正确。', remedy: '请连同请求 ID 一起报告此问题。' },
};

const iamWords: Partial<Record<FailureKind, FailureWords>> = {
  network: { what: '无法连接到签发令牌的 IAM。', remedy: '请检查网络和 IAM 地址。' },
  timeout: { what: '签发令牌的 IAM 没有及时应答。', remedy: '请检查网络和 IAM 地址。' },
  certificate: {
    what: 'IAM 的证书不受信任。',
    remedy: '请检查 IAM 地址和本机日期。如果您的网络会检查 TLS，请在“设置”的“网络”中填写其 CA 文件。',
  },
  server: { what: '签发令牌的 IAM 自身出现故障。', remedy: '' },
  throttled: { what: 'IAM 要求减少请求。', remedy: '' },
  malformed: { what: '返回的内容不是 IAM 的应答。', remedy: '请检查 IAM 地址；中间可能有代理或登录页面。' },
  tooLarge: { what: '返回的内容过大，不可能是 IAM 的应答。', remedy: '请检查 IAM 地址；中间可能有代理。' },
  forbidden: {
    what: 'IAM 不给此用户签发令牌。',
    remedy: '请询问管理员：用户可能被停用、锁定，或不允许从您的地址登录。',
  },
  notFound: { what: '此地址上没有 IAM。', remedy: '请检查 IAM 地址及其区域。' },
  noProject: { what: 'IAM 不认识该项目，或用户无权使用。', remedy: '请检查项目（例如 cn-south-1）和区域。' },
  defect: { what: 'IAM 认为请求不正确。', remedy: '请检查账号名、IAM 用户和项目。' },
};

function certificateWords(fault: CertificateFault, from: Failure['from']): FailureWords | null {
  const [whose, url] = from === 'iam' ? ['IAM ', 'IAM 地址'] : ['服务', '服务地址'];
  switch (fault) {
    case 'date':
      return {
        what: `${whose}的证书在当前日期无效。`,
        remedy: '请检查本机日期。如果日期正确，则需要对方更新证书。',
      };
    case 'otherHost':
      return {
        what: `${whose}的证书属于其他主机。`,
        remedy: `请检查${url}中的主机；中间可能有此网络的登录页面。`,
      };
    case 'unknownIssuer':
      return {
        what: `${whose}的证书由本机不认识的机构签发。`,
        remedy:
          '如果您的网络会检查 TLS，或服务由您自己的网络提供，请在“设置”的“网络”中填写其 CA 文件；否则请不要信任此网络。',
      };
    case 'other':
      return null;
  }
}

const proxyUnreachable: FailureWords = {
  what: '无法连接到代理，或 KooGlance 不能使用此代理。',
  remedy: '请检查网络，并在“设置”的“网络”中检查代理。',
};

export const failures = failureMessages({
  words,
  iamWords,
  certificateWords,
  proxyUnreachable,
  signInNeeded: '需要登录',
  colon: '：',
});
