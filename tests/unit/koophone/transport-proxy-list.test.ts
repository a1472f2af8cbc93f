import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseProxyList, type ProxyChoice } from '../../../electron/koophone/transport/proxy-choice.ts';

const inWords = (choice: ProxyChoice) => (choice.kind === 'direct' ? 'direct' : choice.url.href);

describe('a list of proxies', () => {
  test.each<[string, readonly string[]]>([
    ['DIRECT', ['direct']],
    ['', []],
    ['PROXY proxy.example:3128', ['http://proxy.example:3128/']],
    ['PROXY proxy.example', ['http://proxy.example/']],
    ['HTTPS proxy.example:8443', ['https://proxy.example:8443/']],
    ['SOCKS5 127.0.0.1:1080', ['socks5://127.0.0.1:1080']],
    ['SOCKS old.example:1080', ['socks4://old.example:1080']],
    ['PROXY [::1]:3128', ['http://[::1]:3128/']],
    [
      'PROXY a:3128; HTTPS b:443;SOCKS5 c:1080 ;  DIRECT',
      ['http://a:3128/', 'https://b/', 'socks5://c:1080', 'direct'],
    ],
    ['proxy a:1;direct', ['http://a:1/', 'direct']],
    ['PROXY a:1;;', ['http://a:1/']],
    ['QUIC a:443; PROXY b:1', ['http://b:1/']],
    ['QUIC a:443', []],
    ['PROXY', []],
    ['PROXY a:notaport; DIRECT', ['direct']],
  ])('%j', (text, choices) => {
    expect(parseProxyList(text).map(inWords)).toEqual(choices);
  });

  test('never throws, and goes straight only where that is said', () => {
    const entry = fc.constantFrom('PROXY a:1', 'HTTPS b:2', 'SOCKS5 c:3', 'SOCKS d:4', 'QUIC e:5', 'x');
    const noise = fc.string().filter((text) => !/direct/i.test(text));
    fc.assert(
      fc.property(fc.array(fc.oneof(entry, noise)), (entries) => {
        expect(parseProxyList(entries.join(';')).map(inWords)).not.toContain('direct');
      }),
    );
  });
});
