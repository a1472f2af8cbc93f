import type { Failure, FailureKind } from '../../core/failure.ts';

const words: Record<FailureKind, { readonly what: string; readonly remedy: string }> = {
  network: { what: '无法连接到服务。', remedy: '请检查网络和服务地址。' },
  timeout: { what: '服务没有及时应答。', remedy: '请检查网络和服务地址。' },
  server: { what: '服务自身出现故障。', remedy: '如果持续出现，请联系服务的技术支持。' },
  throttled: { what: '服务要求减少请求。', remedy: '如果持续出现，请在设置中降低每秒请求数。' },
  malformed: {
    what: '返回的内容不是 KooPhone 的应答。',
    remedy: '请检查服务地址；中间可能有代理或登录页面。',
  },
  tooLarge: {
    what: '返回的内容过大，不可能是 KooPhone 的应答。',
    remedy: '请检查服务地址；中间可能有代理。',
  },
  signIn: { what: '服务不接受此令牌。', remedy: '请粘贴新的令牌：每个令牌有效 24 小时，且只用于一个区域。' },
  forbidden: {
    what: '服务不允许此账户查询。',
    remedy: '请向管理员确认查询实例状态的权限，以及您的地址是否被允许。',
  },
  account: {
    what: '服务不认识该租户或项目，或者尚未订购服务。',
    remedy: '请检查令牌所属的租户和项目，以及 KooPhone 的订购情况。',
  },
  notFound: {
    what: '此服务地址上没有 KooPhone 服务。',
    remedy: '请检查主机和前缀；可向管理员询问终端节点。',
  },
  badIds: {
    what: '服务因其中一台手机拒绝了请求。',
    remedy: '请检查实例 ID：可能不存在，或属于其他租户。',
  },
  regions: { what: '服务拒绝了请求，因为手机位于不同区域。', remedy: '请为每个区域的手机分别建立账户。' },
  defect: { what: '服务认为请求不正确。', remedy: '请连同请求 ID 一起报告此问题。' },
};

function quoted(failure: Failure): string {
  const source = failure.code ?? (failure.httpStatus === null ? '' : `HTTP ${String(failure.httpStatus)}`);
  return [source, failure.message ?? ''].filter((part) => part !== '').join('：');
}

export const failures = {
  what: (failure: Failure) => words[failure.kind].what,
  remedy: (failure: Failure) => words[failure.kind].remedy,
  quoted,
  short: (failure: Failure) => (failure.kind === 'signIn' ? '需要登录' : words[failure.kind].what),
};
