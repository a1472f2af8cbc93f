import type { ProblemKind } from '../../core/problem.ts';

const began: Record<ProblemKind, string> = {
  offline: '已离线',
  unknown: '状态未知',
  stopped: '已停止',
  stuck: '停留在启动中',
  silent: '无应答',
  unexpected: '与预期不符',
  flapping: '反复抖动',
};

const detail: Record<ProblemKind, (since: string) => string> = {
  offline: (since) => `自 ${since} 起离线。`,
  unknown: (since) => `自 ${since} 起服务不知道其状态。`,
  stopped: (since) => `自 ${since} 起已停止或关机，而预期为运行中。`,
  stuck: (since) => `自 ${since} 起一直在启动。`,
  silent: (since) => `自 ${since} 起服务没有提供其信息。`,
  unexpected: (since) => `自 ${since} 起状态与预期不符。`,
  flapping: (since) => `自 ${since} 起反复抖动。状态稳定后会再次通知您。`,
};

const phones = (count: string, group: string | null) =>
  `${group === null ? '' : `${group} 的 `}${count} 台手机`;

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
  manyBegan: (count: string, group: string | null) => `${phones(count, group)}出现问题`,
  manyRecovered: (count: string, group: string | null) => `${phones(count, group)}已恢复`,
  manyChanged: (count: string, group: string | null) => `${phones(count, group)}状态有变`,
  kinds: (parts: readonly { readonly kind: ProblemKind; readonly count: string }[]) =>
    parts.map(({ kind, count }) => `${count} 台${began[kind]}`).join('，'),
  names: (names: readonly string[], more: string | null) =>
    names.join('、') + (more === null ? '' : ` 等，另有 ${more} 台`),
  summary: (counts: string, names: string) => `${counts}：${names}`,
  unobserved: '在 KooGlance 无法检查期间',
  away: '在您离开期间',
  afterQuiet: '在免打扰期间',
  afterSnooze: '暂停提醒已结束',
  someBegan: (count: string) => `${phones(count, null)}出现问题`,
  someRecovered: (count: string) => `${phones(count, null)}已恢复`,
  someChanged: (count: string) => `${phones(count, null)}状态有变`,
  someOver: (count: string) => `${phones(count, null)}出现过问题，现已恢复`,
  still: (name: string, kind: ProblemKind) => `${name} 仍然${began[kind]}`,
  manyStill: (count: string) => `${phones(count, null)}仍有问题`,
  groupReached: (group: string, some: string, all: string) =>
    `${group}：${all} 台手机中有 ${some} 台出现问题`,
  groupBelow: (group: string) => `${group}：已回到阈值以下`,
  groupBelowDetail: (some: string, all: string) => `${all} 台手机中有 ${some} 台有问题。`,
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
