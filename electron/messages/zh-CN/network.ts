import type { en } from '../en/index.ts';

const proxies: (typeof en.settings.network)['proxies'] = {
  system: { name: '系统代理', hint: '按系统的设置，包括 PAC 文件。' },
  none: { name: '不使用代理', hint: '直接连接服务。' },
  manual: { name: '指定代理', hint: '所有账户都使用下面填写的代理。' },
};

export const network = {
  intro: 'KooGlance 如何连接所有账户的服务。',
  legend: '代理',
  proxies,
  proxyUrl: '代理地址',
  proxyUrlHint: '例如 http://proxy.example:3128，不含用户名和密码。',
  proxyUser: '代理用户名',
  proxyUserHint: '代理不要求登录时留空。',
  proxyPassword: '代理密码',
  proxyPasswordHint: '用于 Basic 验证；不支持 NTLM 和 Kerberos。',
  caFile: 'CA 文件',
  caFileHint: 'PEM 文件的路径，其中的证书与系统证书一同受信任，例如贵公司的证书。可以留空。',
  save: '保存',
  saved: '已保存。',
};
