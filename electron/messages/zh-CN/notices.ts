import type { ProblemKind } from '../../core/problem.ts';

const began: Record<ProblemKind, string> = {
  offline: '已离线',
  unknown: '状态未知',
  stuck: '停留在启动中',
  silent: '无应答',
};

const detail: Record<ProblemKind, (since: string) => string> = {
  offline: (since) => `自 ${since} 起离线。`,
  unknown: (since) => `自 ${since} 起服务不知道其状态。`,
  stuck: (since) => `自 ${since} 起一直在启动。`,
  silent: (since) => `自 ${since} 起服务没有提供其信息。`,
};

export const notices = {
  demo: (title: string) => `演示：${title}`,
  began: (name: string, kind: ProblemKind) => `${name} ${began[kind]}`,
  beganDetail: (kind: ProblemKind, since: string, account: string) =>
    `${detail[kind](since)}账户：${account}`,
  recovered: (name: string, status: string) => `${name} 已恢复：${status}`,
  recoveredDetail: (kind: ProblemKind, lasted: string, account: string) =>
    `此前${began[kind]}，持续 ${lasted}。账户：${account}`,
  changed: (name: string, status: string) => `${name}：${status}`,
  changedDetail: (from: string, account: string) => `此前为${from}。账户：${account}`,
  manyBegan: (count: string) => `${count} 台手机出现问题`,
  manyRecovered: (count: string) => `${count} 台手机已恢复`,
  manyChanged: (count: string) => `${count} 台手机状态有变`,
  kinds: (parts: readonly { readonly kind: ProblemKind; readonly count: string }[]) =>
    parts.map(({ kind, count }) => `${count} 台${began[kind]}`).join('，'),
  names: (names: readonly string[], more: string | null) =>
    names.join('、') + (more === null ? '' : ` 等，另有 ${more} 台`),
  summary: (counts: string, names: string) => `${counts}：${names}`,
  away: '在 KooGlance 无法检查期间',
  awayBegan: (count: string) => `${count} 台手机出现问题`,
  awayRecovered: (count: string) => `${count} 台手机已恢复`,
  awayChanged: (count: string) => `${count} 台手机状态有变`,
  trouble: (account: string) => `${account} 无应答`,
  signIn: (account: string) => `${account}：需要登录`,
  troubleOver: (account: string) => `${account} 恢复应答`,
  troubleOverDetail: (lasted: string) => `此前 ${lasted} 无应答。`,
  tokenExpires: (account: string, at: string) => `${account}：令牌将于 ${at} 过期`,
  tokenExpiresDetail: '请在设置中粘贴新的令牌。IAM 用户或访问密钥不会这样过期。',
  clockAhead: (account: string, by: string) => `${account}：本机时钟快 ${by}`,
  clockBehind: (account: string, by: string) => `${account}：本机时钟慢 ${by}`,
  clockDetail: '服务可能会拒绝登录。请让系统自动设置日期和时间。',
  stillRunning: 'KooGlance 继续检查',
  stillRunningDetail: '此桌面不显示托盘图标。再次启动 KooGlance 即可打开窗口。',
  stillInTray: 'KooGlance 继续在托盘中运行',
  stillInTrayDetail: '它会检查您的手机，并在需要时通知您。可从托盘菜单退出。',
};
