import type { NetworkSettings } from '../../core/network-settings.ts';

const proxies: Record<NetworkSettings['proxy'], { readonly name: string; readonly hint: string }> = {
  system: { name: 'The system’s proxy', hint: 'As the system is set up, a PAC file included.' },
  none: { name: 'No proxy', hint: 'The service is reached directly.' },
  manual: { name: 'This proxy', hint: 'All accounts use the one that is named below.' },
};

export const network = {
  intro: 'How KooGlance reaches the services of all accounts.',
  legend: 'Proxy',
  proxies,
  proxyUrl: 'Proxy URL',
  proxyUrlHint: 'Such as http://proxy.example:3128, without user and password.',
  proxyUser: 'Proxy user',
  proxyUserHint: 'Left empty where the proxy wants no sign-in.',
  proxyPassword: 'Proxy password',
  proxyPasswordHint: 'For Basic sign-in; NTLM and Kerberos are not supported.',
  caFile: 'CA file',
  caFileHint:
    'Path of a PEM file with certificates to trust besides the system’s, such as your company’s. May be left empty.',
  save: 'Save',
  saved: 'Saved.',
};
