export const welcome = {
  title: '欢迎使用 KooGlance',
  intro: '云手机机群一目了然：在托盘中、在通知里，也在这个窗口中。',
  connect: {
    title: '连接账户',
    text: '您需要服务地址，以及访问密钥、IAM 用户或令牌。手机可以自动查找，也可以手动输入；“测试连接”会告诉您一切是否匹配。',
    action: '连接账户',
  },
  demo: {
    title: '随便看看',
    text: '由虚构手机组成的演示机群，只在本机运行。您可以随时结束。',
    action: '启动演示',
  },
};
