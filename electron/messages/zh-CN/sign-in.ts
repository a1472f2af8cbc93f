import type { en } from '../en/index.ts';

const kinds: (typeof en.settings.signIn)['kinds'] = {
  token: { name: '令牌', when: '适合快速试用：粘贴的令牌 24 小时后失效，之后需要粘贴新的。' },
  password: {
    name: 'IAM 用户',
    when: 'KooGlance 自动获取并更新令牌。不适用于华为帐号，也不适用于启用了虚拟 MFA 的用户。',
  },
  accessKey: { name: '访问密钥', when: '华为云推荐的方式：在密钥被删除之前一直有效。' },
};

export const signIn = {
  legend: '登录方式',
  kinds,
  isSet: '已设置；留空则保持不变。',
  expires: (moment: string, length: string) => `令牌将于 ${moment} 失效（${length}后）。`,
  expired: (moment: string) => `令牌已于 ${moment} 失效。请粘贴新的令牌。`,
  token: 'X-Auth-Token',
  tokenHint: '请粘贴租户的令牌；其中的换行没有影响。',
  domain: '账号名',
  domainHint: 'IAM 用户所属的华为云账号。',
  user: 'IAM 用户名',
  userHint: '最好使用有查询实例权限的专用用户。',
  password: '密码',
  passwordHint: 'IAM 用户的密码。',
  project: '项目',
  projectHint: '留空则使用与区域同名的项目。',
  iamUrl: 'IAM 地址',
  iamUrlHint: '留空则使用该区域的 IAM。',
  accessKey: '访问密钥 ID',
  accessKeyHint: '密钥对中的 AK。',
  secretKey: '秘密访问密钥',
  secretKeyHint: '密钥对中的 SK。用于对请求签名，本身不会被发送。',
  securityToken: '安全令牌',
  securityTokenHint: '仅用于临时密钥。它与秘密访问密钥配套：请一起填写。',
};
