import type { SettingsNotice } from '../../shared/contract.ts';

const phones = (count: string) => `${count} 台手机`;

function settingsNotice(notice: SettingsNotice): string {
  switch (notice.kind) {
    case 'corrupt':
      return `设置文件无法读取，KooGlance 已使用新的设置。旧文件保存为 ${notice.keptAs}。`;
    case 'newer':
      return `设置文件由更新版本的 KooGlance 写入（格式 ${String(notice.version)}）。文件保持原样，此处的更改不会保存。请安装更新版本的 KooGlance。`;
    case 'notSaved':
      return `设置无法保存：${notice.reason}。它们在 KooGlance 退出前有效。`;
  }
}

export const window = {
  app: 'KooGlance',
  demoTitle: 'KooGlance：演示机群',
  day: (at: number) => new Date(at).toLocaleDateString('zh-CN', { day: 'numeric', month: 'numeric' }),
  date: (at: number) =>
    new Date(at).toLocaleDateString('zh-CN', { day: 'numeric', month: 'numeric', year: 'numeric' }),
  onDay: (day: string, clock: string) => `${day} ${clock}`,
  copied: '已复制',

  toolbar: {
    search: '搜索手机',
    searchHint: '搜索：名称，或 status:offline group:qa',
    refresh: '刷新',
    pause: '暂停',
    resume: '继续',
    settings: '设置',
    activity: '活动记录',
    snooze: '暂停提醒',
    snoozeTitle: '暂停全部、某个账户或分组的提醒',
    seconds: (count: string) => `${count} 秒`,
    every: (length: string) => `每 ${length}`,
    everyBetween: (shortest: string, longest: string) => `每 ${shortest}至 ${longest}`,
    everyByBudget: (length: string, count: string, rate: string) => `每 ${length}：${phones(count)}，${rate}`,
    everyByService: (length: string, rate: string) => `每 ${length}：服务只接受${rate}`,
    perSecond: (count: string) => `每秒 ${count} 次请求`,
    perMinute: (count: string) => `每分钟 ${count} 次请求`,
    everyOf: (account: string, every: string) => `${account}：${every}`,
    everyTitle: '每台手机的检查间隔',
  },

  chips: {
    label: '按状态显示手机',
    all: '全部',
    problem: '问题',
    snoozed: '已暂停提醒',
  },

  banner: {
    label: '消息',
    account: (name: string, what: string) => `${name}：${what}`,
    since: (moment: string, length: string) => `始于 ${moment}（${length}）。`,
    lastAnswer: (moment: string) => `上次应答 ${moment}。`,
    neverAnswered: '尚未收到应答。',
    nextTry: (length: string) => `${length}后重试。`,
    trying: '正在重试。',
    waitsForYou: '在您修改账户之前，KooGlance 不会重试。',
    openSettings: '打开设置',
    signIn: '重新登录',
    tokenExpires: (name: string, moment: string) => `${name}：令牌将于 ${moment} 失效。请粘贴新的令牌。`,
    tokenExpired: (name: string, moment: string) => `${name}：令牌已于 ${moment} 失效。请粘贴新的令牌。`,
    pasteToken: '粘贴新的令牌',
    clockBehind: (length: string) =>
      `本机时钟比服务慢 ${length}。请校准时钟；在此之前，KooGlance 使用服务的时间。`,
    clockAhead: (length: string) =>
      `本机时钟比服务快 ${length}。请校准时钟；在此之前，KooGlance 使用服务的时间。`,
    notFollowed: (name: string, what: string) => `${name}：未能查找新手机。${what}`,
    copyRequestId: '复制请求 ID',
    demo: '这是演示机群：其中的手机是虚构的。',
    endDemo: '结束演示',
    connect: '连接账户',
    paused: '检查已暂停：您看到的内容会逐渐过时。',
    resume: '继续',
    snoozed: (moment: string) => `全部提醒已暂停至 ${moment}：不发出通知，问题也不计数。`,
    muted: '全部已静音：不发出通知，问题也不计数。',
    quiet: (moment: string) => `免打扰时段至 ${moment}：期间发生的事情将在结束后汇总通知。`,
    settingsNotice,
    memorySecrets:
      '此系统没有 KooGlance 可用的密钥库：密钥信息（令牌、密码、密钥）只保存在内存中，重启后需要重新输入。',
    noTray:
      '此桌面不显示托盘图标。关闭窗口后 KooGlance 仍在运行；再次启动即可看到窗口。在 GNOME 上，AppIndicator 扩展可以显示托盘。',
  },

  table: {
    label: '手机',
    columns: {
      status: '状态',
      name: '名称',
      group: '分组',
      instance: '实例',
      since: '开始时间',
      checked: '检查',
      account: '账户',
    },
    selectAll: (count: string) => `选择显示的全部 ${count} 台`,
    since: (moment: string, length: string) => `${moment}（${length}）`,
    none: '–',
    old: '已过时',
    staleTitle: '这台手机超过正常时间没有应答：其状态可能已经改变。',
    problems: {
      offline: '离线',
      unknown: '未知',
      stopped: '应在运行',
      stuck: '停滞',
      silent: '无应答',
      unexpected: '不符合预期',
      flapping: '抖动',
    },
    acknowledged: '已确认',
  },

  empty: {
    loading: '正在读取机群…',
    noPhones: '此账户还没有手机。',
    noPhonesHint: '请在设置中添加实例 ID：可以输入、粘贴或导入。',
    addPhones: '添加手机',
    noMatch: '没有符合筛选条件的手机。',
    clearFilter: '清除筛选',
    firstCheck: '正在进行第一次检查。',
  },

  footer: {
    phones,
    some: (shown: string, all: string) => `${shown} / ${phones(all)}`,
    selected: (count: string) => `已选 ${count} 台`,
    acknowledge: '确认',
    acknowledgeTitle: '在手机恢复之前，不再计入这些问题',
    unacknowledge: '撤回确认',
    expected: '预期状态',
    expectedDiffers: '各不相同',
    copyIds: '复制 ID',
    clear: '清除选择',
    waiting: (count: string) => `${count} 项变化等待排序`,
    waitingTitle: '当您指向列表或选择了手机时，顺序保持不变。',
    order: '立即排序',
  },

  phone: {
    label: (name: string) => `${name} 的详情`,
    close: '关闭详情',
    loading: '正在读取详情…',
    gone: '这台手机已不在机群中。',
    code: (code: number) => `状态码 ${String(code)}`,
    problem: '问题',
    problemSince: (problem: string, moment: string, length: string) =>
      `${problem}，始于 ${moment}（${length}）`,
    silence: '上次尝试',
    silenceRequestId: '其请求 ID',
    instance: '实例 ID',
    account: '账户',
    group: '分组',
    since: '开始时间',
    checked: '检查',
    lastAnswer: '上次应答',
    answer: (moment: string, code: string) => `${moment}，${code}`,
    requestId: '请求 ID',
    copyOf: (label: string) => `复制${label}`,
    transitions: '变化',
    noTransitions: (moment: string) => `自 ${moment} KooGlance 开始观察以来没有变化。`,
    transition: (from: string, to: string) => `${from} → ${to}`,
    first: (to: string) => `首次看到：${to}`,
    afterGap: {
      unobserved: '或更早：此前 KooGlance 无法检查',
      away: '或更早：此前 KooGlance 未在运行',
    },
    acknowledge: '确认',
    unacknowledge: '撤回确认',
    expected: '预期状态',
    ofGroup: '按分组设置',
    ofGroupNow: (group: string, expected: string) => `按分组 ${group} 的设置：${expected}`,
    ofNothing: (expected: string) => `未设置：${expected}`,
    expectedHere: '仅为这台手机设置。',
  },
};
