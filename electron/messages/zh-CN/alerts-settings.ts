import type { en } from '../en/index.ts';

type Form = (typeof en.settings)['notificationForm'];

const kinds: Form['kinds'] = {
  offline: '手机离线',
  unknown: '手机状态变为未知',
  stopped: '应运行的手机已停止或关机',
  stuck: '手机停留在启动中',
  silent: '服务不再应答某台手机',
  unexpected: '手机不是预期状态',
  flapping: '手机抖动',
  recovered: '手机恢复',
  otherChanges: '手机发生其他变化',
  account: '账户停止或恢复应答',
};

const kindHints: Form['kindHints'] = {
  stopped: '哪些手机应运行，可在“分组”中或在手机本身设置。',
  unexpected: '例如应关闭却在运行。',
  flapping: '时好时坏：算作一个问题，而不是多个。',
};

const minimumNames: Form['minimumNames'] = {
  stuck: '超过此时长即为问题',
  silent: '超过此时长即为问题',
  recovered: '仅当问题至少持续',
};

export const notificationForm = {
  intro: 'KooGlance 通知什么、何时通知。没有通知的内容可在“活动记录”中查看，并附有原因。',
  soundOnLinux: '在 Linux 上，通知是否发声由桌面决定。',
  table: '通知内容',
  what: '发生的情况',
  notify: '通知',
  sound: '声音',
  minimum: '仅当至少持续',
  minimumNames,
  seconds: '秒',
  kinds,
  kindHints,
  control: (column: string, kind: string) => `${column}：${kind}`,
  same: (length: string) => `= ${length}`,
  numbers: {
    problems: '问题须连续观察到的次数',
    others: '其他变化须连续观察到的次数',
    settleSeconds: '稳定时间（秒）',
    reminderMinutes: '问题提醒间隔（分钟）',
  },
  numberHints: {
    problems: (min: string, max: string) => `${min} 到 ${max}。设为 2 时，服务的一次错误应答不会触发通知。`,
    others: (min: string, max: string) => `${min} 到 ${max}。其中包括恢复。`,
    settleSeconds: (min: string, max: string) =>
      `${min} 到 ${max}。问题若在此时间内结束，须等手机保持正常同样长的时间后才算恢复。0 表示每次恢复都立即通知。`,
    reminderMinutes: (min: string, max: string) =>
      `${min} 到 ${max}。0 表示从不提醒；已确认或已暂停提醒的问题也不会再提醒。`,
  },
  save: '保存',
  saved: '已保存。',
};

export const quietHours = {
  intro: '免打扰时段内不显示任何通知；结束时显示一条汇总。检查继续进行，托盘图标照常更新。',
  none: '没有免打扰时段。',
  window: (number: string) => `免打扰时段 ${number}`,
  days: '开始的日期',
  dayNames: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  shortDays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  from: '从',
  to: '到',
  nextDay: '在次日结束。',
  add: '添加免打扰时段',
  remove: '移除',
  removeOf: (window: string) => `移除：${window}`,
  save: '保存',
  saved: '已保存。',
};

export const snoozeList = {
  title: '当前已暂停提醒和静音',
  intro: '这些内容不会通知，也不计入图标。',
  none: '没有暂停提醒或静音的内容。可在手机列表或托盘中暂停提醒。',
  endAll: '全部恢复提醒',
  more: (count: string) => `另有 ${count} 项`,
};

export const groups = {
  intro:
    '对各分组中手机的要求，不论手机属于哪个账户。有问题的手机达到一定数量时，可按整组通知。关闭指已停止或已关机。单独设置了预期状态的手机以其自身设置为准。',
  none: '没有手机属于任何分组。在账户的手机列表中，每行的第三项是手机的分组。',
  phones: (count: string) => `${count} 台手机`,
  expected: '预期状态',
  telling: '通知方式',
  tellings: {
    each: '逐台通知',
    phones: '整组（按台数）',
    percent: '整组（按百分比）',
  },
  atLeast: { phones: '至少（台）', percent: '至少（%）' },
  save: '保存',
  saved: '已保存。',
};

export const onward = {
  intro:
    '通知也会转发到以下目标，包括因免打扰时段或桌面勿扰模式而未显示的通知。已暂停提醒或在“通知”中关闭的内容不会转发。',
  sent: '发送的内容为 JSON：通知的类型、标题、正文和时间，以及相关手机的账户、ID、名称、分组和状态。',
  none: '通知仅在此桌面上显示。',
  webhook: 'Webhook',
  command: '命令',
  webhookAt: (origin: string) => `Webhook：${origin}`,
  commandOf: (program: string) => `命令：${program}`,
  url: '网址',
  urlHint: (kept: string) => `每条通知都会发送（POST）到此网址。${kept}`,
  urlSet: (origin: string, kept: string) => `已设置 ${origin} 的网址；留空则保持不变。${kept}`,
  urlLost: (origin: string, kept: string) => `${origin} 的网址已不存在：请重新填写。${kept}`,
  inKeychain: '它保存在系统的密钥库中。',
  inMemory: '此系统没有密钥库：KooGlance 退出后，网址即被忘记。',
  program: '程序',
  programHint: '绝对路径。每条通知运行一次，不经过 shell，从标准输入读取 JSON。',
  arguments: '参数',
  argumentsHint: '每行一个，原样传递：不处理引号，也不处理变量。',
  kinds: '转发的内容',
  test: '发送测试',
  testOf: (target: string) => `发送测试：${target}`,
  testing: '正在发送…',
  arrived: '成功：测试已转发。',
  failed: (why: string) => `失败：${why}`,
  addWebhook: '添加 Webhook',
  addCommand: '添加命令',
  full: (count: string) => `最多 ${count} 个。`,
  remove: '移除',
  removeOf: (target: string) => `移除：${target}`,
  save: '保存',
  saved: '已保存。',
};
