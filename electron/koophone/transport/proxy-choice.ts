/** One way to a host: straight there, or by the proxy at a URL of scheme http, https or socks5; others can't be used. */
export type ProxyChoice = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly url: URL };

/** PAC's words for a proxy. `SOCKS` alone is version 4. */
const schemes: ReadonlyMap<string, string> = new Map([
  ['PROXY', 'http'],
  ['HTTP', 'http'],
  ['HTTPS', 'https'],
  ['SOCKS', 'socks4'],
  ['SOCKS4', 'socks4'],
  ['SOCKS5', 'socks5'],
]);

function choiceOf(entry: string): readonly ProxyChoice[] {
  const [word = '', address = ''] = entry.trim().split(/\s+/);
  if (word.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }];
  const scheme = schemes.get(word.toUpperCase());
  const text = `${scheme ?? 'unknown'}://${address}`;
  if (scheme === undefined || address === '' || !URL.canParse(text)) return [];
  return [{ kind: 'proxy', url: new URL(text) }];
}

/**
 * Reads a list as a PAC script returns it and Chromium gives it: `PROXY a:3128; HTTPS b:443; SOCKS5 c:1080; DIRECT`. What
 * can't be understood is left out. Chromium's empty list says that the proxies could not be found out (the PAC file can't be
 * had, or throws); where none are to be used it says DIRECT.
 */
export function parseProxyList(text: string): readonly ProxyChoice[] {
  return text.split(';').flatMap(choiceOf);
}
