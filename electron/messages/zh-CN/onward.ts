import type { OnwardWords } from '../en/onward.ts';

export const onward: OnwardWords = {
  command: {
    notFound: (program) => `${program} 处没有程序。`,
    notAllowed: (program) => `无法运行 ${program}。请检查它是否为程序，以及它的权限。`,
    notStarted: (program, code) => `无法启动 ${program}：${code}。`,
    exitCode: (code, said) => `程序以退出码 ${code} 结束${said === '' ? '。' : `：${said}`}`,
    signal: (signal, said) => `程序被信号 ${signal} 终止${said === '' ? '。' : `：${said}`}`,
    timeout: (seconds, said) => `程序运行超过 ${seconds} 秒，已被终止${said === '' ? '。' : `：${said}`}`,
  },
  webhook: {
    noUrl: 'Webhook 的 URL 已不在存储中。请在设置中重新输入。',
    status: (host, status) => `${host} 的应答状态为 ${status}。`,
    redirect: (host, status) =>
      `${host} 的应答是重定向（${status}），KooGlance 不会跟随。请输入它指向的 URL。`,
    network: (host) => `无法连接 ${host}。`,
    timeout: (host) => `${host} 未及时应答。`,
    certificate: (host) => `${host} 的证书不受信任。`,
    proxy: (host) => `代理不允许发往 ${host} 的请求通过。`,
    malformed: (host) => `${host} 的应答不是 HTTP。`,
    withCode: (text, code) => `${text}（${code}）`,
  },
  dropped: (limit) => `已略过，因为有 ${limit} 条更新的通知在等待。`,
  test: {
    title: 'KooGlance 测试',
    body: '如果您看到这条消息，说明通知可以转发到这里。',
    incomplete: '请先填写程序或 URL，并改正标出的字段。',
  },
  desktop: {
    unsupported: '此桌面不显示通知。',
    refused: '桌面没有接受这条通知，也没有说明原因。',
  },
};
