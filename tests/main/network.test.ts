import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { NetworkDraft } from '../../electron/core/network-settings.ts';
import { createNetwork } from '../../electron/main/network.ts';
import { openSecrets, PROXY } from '../../electron/main/secrets.ts';
import { createAuthority } from '../unit/koophone/authority.ts';
import { desktop } from './fake-electron.ts';
import { folderOfTest } from './folder.ts';
import { settingsInMemory } from './settings-in-memory.ts';

const service = new URL('https://phones.test/openapi/v1?secret=1');
const authority = createAuthority();

const system: NetworkDraft = {
  proxy: 'system',
  proxyUrl: '',
  proxyUser: '',
  proxyPassword: null,
  caFile: '',
};
const manual: NetworkDraft = {
  ...system,
  proxy: 'manual',
  proxyUrl: 'http://proxy.example:3128',
  proxyUser: 'me',
  proxyPassword: 'proxy-secret',
};

function openNetwork() {
  const folder = folderOfTest();
  const settings = settingsInMemory();
  const secrets = openSecrets(folder);
  const troubles: string[] = [];
  let changes = 0;
  const network = createNetwork({
    settings,
    secrets,
    onChange() {
      changes += 1;
    },
    onTrouble: (line) => troubles.push(line),
  });
  const ways = async () => {
    const choices = await network.egress().resolveProxy(service);
    return choices.map((choice) => (choice.kind === 'direct' ? 'direct' : choice.url.href));
  };
  function fileOf(text: string): string {
    const path = join(folder, 'ca.pem');
    writeFileSync(path, text);
    return path;
  }
  return { network, settings, secrets, troubles, ways, fileOf, changes: () => changes };
}

beforeEach(() => {
  desktop.reset();
});

describe('the certificates', () => {
  // The first test here, as newer Node reads the system's once.
  test('are those that Node brings along and the system’s, without an own file', () => {
    const { network, troubles, fileOf } = openNetwork();
    vi.stubEnv('SSL_CERT_FILE', fileOf(authority.cert));
    const trusted = network.egress().ca();
    vi.unstubAllEnvs();
    expect(trusted).toEqual(expect.arrayContaining(rootCertificates.map((pem) => pem.trim())));
    if (process.platform === 'linux') expect(trusted).toContain(authority.cert.trim());
    expect(new Set(trusted).size).toBe(trusted.length);
    expect(troubles).toEqual([]);
  });

  test('are joined by those of a file, in which other things may stand, and damaged ones', () => {
    const { network, fileOf } = openNetwork();
    const other = createAuthority();
    const damaged = authority.cert.replace(/\n.{20}/, '\nMIIBAAAAAAAAAAAAAAAA');
    const caFile = fileOf(`# Ours\r\n${damaged}subject: CN=x\n${authority.cert}\n${other.cert}`);
    expect(network.save({ ...system, caFile })).toMatchObject({ ok: true });
    const trusted = network.egress().ca();
    expect(trusted).toContain(authority.cert.trim());
    expect(trusted).toContain(other.cert.trim());
    expect(trusted).not.toContain(damaged.trim());
    expect(trusted.length).toBeGreaterThanOrEqual(rootCertificates.length + 2);
  });

  test.each<[string, string | null, RegExp]>([
    ['is not there', null, /ENOENT/],
    ['is empty', '', /no certificate/],
    ['is something else', 'PK\u0003\u0004', /no certificate/],
    ['is damaged', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n', /no certificate/],
  ])('of a file that %s are not taken', (_name, text, detail) => {
    const { network, settings, fileOf, changes } = openNetwork();
    const caFile = fileOf(text ?? '');
    if (text === null) rmSync(caFile);
    expect(network.save({ ...system, caFile })).toEqual({
      ok: false,
      error: [
        { path: 'caFile', problem: { kind: 'unreadable', detail: expect.stringMatching(detail) as string } },
      ],
    });
    expect(settings.get().network.caFile).toBe('');
    expect(changes()).toBe(0);
  });

  test('of a file that vanished are told of, and the others are trusted all the same', () => {
    const { network, troubles, fileOf } = openNetwork();
    const caFile = fileOf(authority.cert);
    network.save({ ...system, caFile });
    rmSync(caFile);
    expect(network.egress().ca().length).toBeGreaterThanOrEqual(rootCertificates.length);
    expect(troubles).toEqual([expect.stringContaining(caFile)]);
  });
});

describe('the proxy', () => {
  test('is the system’s at first, asked for by the host alone', async () => {
    const { ways } = openNetwork();
    desktop.proxies.list = 'PROXY a:3128; DIRECT';
    expect(await ways()).toEqual(['http://a:3128/', 'direct']);
    expect(desktop.proxies.askedFor).toEqual(['https://phones.test']);
  });

  test.each<[string, NetworkDraft, readonly string[]]>([
    ['the given one', manual, ['http://proxy.example:3128/']],
    ['none', { ...system, proxy: 'none' }, ['direct']],
  ])('is %s, and the system is not asked', async (_name, draft, expected) => {
    const { network, ways, changes } = openNetwork();
    const before = network.egress();
    expect(network.save(draft)).toEqual({ ok: true, value: null });
    expect(network.egress()).not.toBe(before);
    expect(network.egress()).toBe(network.egress());
    expect(await ways()).toEqual(expected);
    expect(desktop.proxies.askedFor).toEqual([]);
    expect(changes()).toBe(1);
  });

  test('with a mistake changes nothing', () => {
    const { network, settings, changes } = openNetwork();
    const [before, egress] = [settings.get().network, network.egress()];
    expect(network.save({ ...manual, proxyUrl: 'socks5://a:1' })).toEqual({
      ok: false,
      error: [{ path: 'proxyUrl', problem: { kind: 'notAUrl' } }],
    });
    expect([settings.get().network, network.egress(), changes()]).toEqual([before, egress, 0]);
  });
});

describe('the proxy’s password', () => {
  test('is kept among the secrets, and nowhere in the settings', () => {
    const { network, settings, secrets } = openNetwork();
    network.save(manual);
    expect(network.egress().proxyCredentials()).toEqual({ user: 'me', password: 'proxy-secret' });
    expect(secrets.get(PROXY)).toEqual({ password: 'proxy-secret' });
    expect(JSON.stringify(settings.get())).not.toContain('proxy-secret');
    expect(settings.get().network).toEqual({
      proxy: 'manual',
      proxyUrl: 'http://proxy.example:3128',
      proxyUser: 'me',
      caFile: '',
    });
  });

  test('stays when nothing else is said, and goes with its user', () => {
    const { network, secrets } = openNetwork();
    network.save(manual);
    network.save({ ...manual, proxyPassword: null });
    expect(network.egress().proxyCredentials()).toMatchObject({ password: 'proxy-secret' });
    network.save({ ...manual, proxyUser: '', proxyPassword: null });
    expect(network.egress().proxyCredentials()).toBeNull();
    expect(secrets.get(PROXY)).toBeNull();
  });

  test.each<[string, Partial<NetworkDraft>]>([
    ['another proxy', { proxyUrl: 'http://other.example:3128' }],
    ['another user', { proxyUser: 'you' }],
    ['the system’s proxies', { proxy: 'system' }],
  ])('is not sent to %s than it was given for', (_name, change) => {
    const { network } = openNetwork();
    network.save(manual);
    const before = network.egress();
    expect(network.save({ ...manual, ...change, proxyPassword: null })).toEqual({
      ok: false,
      error: [{ path: 'proxyPassword', problem: { kind: 'otherHost' } }],
    });
    expect(network.egress()).toBe(before);
    expect(network.save({ ...manual, ...change, proxyPassword: 'new' })).toMatchObject({ ok: true });
    expect(network.egress().proxyCredentials()).toMatchObject({ password: 'new' });
  });
});

test('a config file is taken over as it stands: a password that is not there is none', async () => {
  const { network, secrets, ways, changes } = openNetwork();
  network.provision(manual);
  expect(await ways()).toEqual(['http://proxy.example:3128/']);
  expect(network.egress().proxyCredentials()).toEqual({ user: 'me', password: 'proxy-secret' });
  network.provision({ ...manual, proxyUrl: 'http://other.example:3128', proxyPassword: null });
  expect(network.egress().proxyCredentials()).toBeNull();
  expect(secrets.get(PROXY)).toBeNull();
  expect(changes()).toBe(0);
});
