import { describe, expect, test } from 'vitest';
import { createAuthority, type Identity, selfSigned } from './authority.ts';
import { egressBy, sending } from './egress.ts';
import { serveHttps } from './loopback.ts';
import { serveProxy } from './proxy.ts';

const YEAR_MS = 31_536_000_000;
const authority = createAuthority();
const stranger = createAuthority();
const strange = stranger.identity('phones.test');
const own = selfSigned('phones.test');

/** A service with an identity, behind a proxy, as no name leads to loopback. */
async function serve(identity: Identity) {
  const requests: unknown[] = [];
  const port = await serveHttps(identity, (request, response) => {
    requests.push(request.headers);
    response.end('answer');
  });
  const proxy = await serveProxy({ hosts: { 'phones.test:443': port } });
  return { requests, port, proxy: proxy.url };
}

describe('a certificate', () => {
  test.each<[string, Identity, string]>([
    ['that is over', authority.identity('phones.test', Date.now() - YEAR_MS), 'CERT_HAS_EXPIRED'],
    ['that is not valid yet', authority.identity('phones.test', Date.now() + YEAR_MS), 'CERT_NOT_YET_VALID'],
    ['of another host', authority.identity('other.test'), 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['that answers for itself', own, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['of an unknown authority', strange, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    [
      'of an unknown authority, which is shown',
      { ...strange, cert: strange.cert + stranger.cert },
      'SELF_SIGNED_CERT_IN_CHAIN',
    ],
  ])('%s is refused in its own words, and no request is sent', async (_name, identity, code) => {
    const { requests, proxy } = await serve(identity);
    const { egress } = egressBy([proxy], { ca: () => [authority.cert] });
    const result = await sending(() => egress)('https://phones.test/');
    expect(result).toEqual({ ok: false, error: { kind: 'certificate', code, httpStatus: null } });
    expect(requests).toEqual([]);
  });

  test.each<[string, Identity, string]>([
    ['of an authority', authority.identity('phones.test'), authority.cert],
    ['that answers for itself', own, own.cert],
  ])('%s is accepted once that is trusted', async (_name, identity, trusted) => {
    const { requests, proxy } = await serve(identity);
    const results = [];
    for (const ca of [[], [stranger.cert], [stranger.cert, trusted]])
      results.push(await sending(() => egressBy([proxy], { ca: () => ca }).egress)('https://phones.test/'));
    expect(results).toMatchObject([
      { ok: false, error: { kind: 'certificate' } },
      { ok: false, error: { kind: 'certificate' } },
      { ok: true, value: { httpStatus: 200 } },
    ]);
    expect(requests).toHaveLength(1);
  });

  test.each(['https://192.0.2.7/', 'https://[2001:db8::7]/'])(
    'of a host is none of an address: %s',
    async (url) => {
      const { port } = await serve(authority.identity('phones.test'));
      const proxy = await serveProxy({ hosts: { [`${new URL(url).host}:443`]: port } });
      const { egress } = egressBy([proxy.url], { ca: () => [authority.cert] });
      const error = { kind: 'certificate', code: 'ERR_TLS_CERT_ALTNAME_INVALID' };
      expect(await sending(() => egress)(url)).toMatchObject({ ok: false, error });
      expect(proxy.seen).toHaveLength(1);
    },
  );

  test('of this machine is looked at like any other', async () => {
    const { port } = await serve(authority.identity('localhost'));
    const url = `https://localhost:${String(port)}/`;
    const trusting = sending(() => egressBy([], { ca: () => [authority.cert] }).egress);
    expect(await trusting(url)).toMatchObject({ ok: true });
    const result = await sending(() => egressBy([]).egress)(url);
    expect(result).toMatchObject({ ok: false, error: { kind: 'certificate' } });
  });
});

test('certificates are read once, and only when there is TLS', async () => {
  let reads = 0;
  const { proxy } = await serve(authority.identity('phones.test'));
  const { egress } = egressBy([proxy], {
    ca() {
      reads += 1;
      return [authority.cert];
    },
  });
  const send = sending(() => egress);
  expect(await send('http://127.0.0.1:1/')).toMatchObject({ ok: false, error: { kind: 'network' } });
  expect(reads).toBe(0);
  await Promise.all([send('https://phones.test/'), send('https://phones.test/')]);
  expect(reads).toBe(1);
});
