import { groups, notificationForm, onward, quietHours, snoozeList } from './alerts-settings.ts';
import { finder } from './finder.ts';
import { network } from './network.ts';
import { signIn } from './sign-in.ts';

export const settings = {
  title: '设置',
  back: '返回手机列表',
  panes: '设置页面',
  accounts: '账户',
  addAccount: '添加账户',
  polling: '检查',
  notifications: '通知',
  networkPane: '网络',
  quietHoursPane: '免打扰时段',
  groupsPane: '分组',
  onwardPane: '转发',

  signIn,
  finder,
  network,
  notificationForm,
  quietHours,
  snoozeList,
  groups,
  onward,

  account: {
    newTitle: '连接账户',
    name: '名称',
    nameHint: '您给它起的名字，例如“测试”或“华南”。',
    baseUrl: '服务地址',
    baseUrlHint: '协议、主机，以及网关的前缀（如有）。您的管理员知道它。',
    region: '区域',
    regionHint: '可选；例如 cn-south-1。',
    phones: '手机',
    phonesHint: '每行一台：ID、名称、分组、区域，以逗号分隔。除 ID 外均可省略。',
    checked: (every: string) => `每台手机的检查间隔：${every}。`,
    phonesExample: 'a44uhlf7, 测试机 7, qa',
    importFile: '导入文件…',
    imported: (file: string) => `已读取 ${file}。保存后生效。`,
    notText: (file: string) => `${file} 不是文本文件，无法读取。`,
    count: (count: string) => `${count} 台手机`,
    duplicates: (count: string) => `${count} 行重复，已略过`,
    unreadableLines: (count: string) => `${count} 行无法读取`,
    moreLines: (count: string) => `另有 ${count} 行`,
    linesRefused: '没有保存：请先改正或删除这些行。',
    phoneError: (id: string, text: string) => `${id}：${text}`,
    test: '测试连接',
    testing: '正在测试…',
    save: '保存',
    saving: '正在保存…',
    saved: '已保存。',
    remove: '移除账户',
    removeTitle: (name: string) => `移除 ${name}？`,
    removeText: '它的密钥信息（令牌、密码、密钥）和手机列表会从 KooGlance 中删除。手机本身不受影响。',
    removeYes: '移除',
    cancel: '取消',
    unsaved: '有尚未保存的更改。',
    fixErrors: '没有保存：请查看标出的字段。',
  },

  test: {
    good: (answered: string, asked: string) =>
      asked === '0'
        ? '服务有应答。添加手机即可查看其状态。'
        : answered === asked
          ? `连接正常：服务给出了所查询的 ${asked} 台手机的状态。`
          : `服务有应答，但只给出了 ${asked} 台手机中 ${answered} 台的状态。请检查其余手机的 ID。`,
    fields: '无法开始测试：请查看标出的字段。',
    requestId: (id: string) => `请求 ID：${id}`,
  },

  leave: {
    title: '不保存就离开？',
    text: '此页面上的更改尚未保存。',
    stay: '继续编辑',
    discard: '放弃更改',
  },

  pollingForm: {
    intro: 'KooGlance 多久查询一次每台手机。一次请求最多查询 32 台手机。',
    fields: {
      normalSeconds: '每台手机的检查间隔',
      quickSeconds: '启动中、离线或刚刚变化的手机的检查间隔',
      requestsPerSecond: '每秒最多请求数',
      concurrency: '最多同时请求数',
    },
    hints: {
      normalSeconds: (min: string, max: string) => `秒，${min} 到 ${max}。`,
      quickSeconds: (min: string, max: string) => `秒，${min} 到 ${max}。`,
      requestsPerSecond: (min: string, max: string) => `每个账户，${min} 到 ${max}。`,
      concurrency: (min: string, max: string) => `每个账户，${min} 到 ${max}。`,
    },
    save: '保存',
    saved: '已保存。',
  },
};
