import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSecrets } from '../../electron/main/secrets.ts';
import { desktop, safeStorage } from './fake-electron.ts';
import { folderOfTest } from './folder.ts';

const TOKEN = 'MIIF-the-secret-token';
/** As they are kept: by the names of their fields. */
const kept = { token: TOKEN };
const other = { password: 'other password', more: 'and more' };

/** Everything that lies in the folder, as one text. */
function written(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
}

beforeEach(() => desktop.reset());

describe.runIf(process.platform === 'linux')('without a keychain', () => {
  it.each([
    { name: 'there is none', keychain: { available: false } },
    { name: 'it is a fixed key', keychain: { backend: 'basic_text' } },
  ])('($name) secrets are in memory alone', ({ keychain }) => {
    Object.assign(desktop.keychain, keychain);
    const folder = folderOfTest();
    const secrets = openSecrets(folder);
    expect(secrets.where).toBe('memory');
    expect(secrets.set('a1', kept)).toBe(false);
    expect(secrets.get('a1')).toEqual(kept);
    expect(secrets.all()).toEqual([TOKEN]);
    expect(readdirSync(folder)).toEqual([]);
    expect(openSecrets(folder).get('a1')).toBeNull();
  });

  it('those of a time when there was one stay where they are', () => {
    const folder = folderOfTest();
    openSecrets(folder).set('a1', kept);
    desktop.keychain.backend = 'basic_text';
    const secrets = openSecrets(folder);
    expect(secrets.get('a1')).toBeNull();
    secrets.set('a2', other);
    desktop.keychain.backend = 'kwallet6';
    expect(openSecrets(folder).get('a1')).toEqual(kept);
  });
});

describe('with a keychain', () => {
  it('secrets are written encrypted, for their owner alone, and kept over a restart', () => {
    const folder = folderOfTest();
    const secrets = openSecrets(folder);
    expect(secrets.where).toBe('keychain');
    expect(secrets.set('a1', kept)).toBe(true);
    secrets.set('a.2', other);
    for (const form of [TOKEN, Buffer.from(TOKEN).toString('base64'), Buffer.from(TOKEN).toString('hex')])
      expect(written(folder)).not.toContain(form);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    const again = openSecrets(folder);
    expect([again.get('a1'), again.get('a.2'), again.get('a3')]).toEqual([kept, other, null]);
    expect([...again.all()].sort()).toEqual([TOKEN, ...Object.values(other)].sort());
  });

  it('one that was replaced or removed is gone', () => {
    const folder = folderOfTest();
    const secrets = openSecrets(folder);
    secrets.set('a1', kept);
    const before = written(folder);
    secrets.set('a1', { token: 'newer' });
    secrets.set('a2', other);
    secrets.remove('a2');
    expect(secrets.all()).toEqual(['newer']);
    expect(openSecrets(folder).all()).toEqual(['newer']);
    const old = /"a1": "([^"]+)"/.exec(before)?.[1];
    expect(old).toBeDefined();
    expect(written(folder)).not.toContain(old);
  });

  it('those that it cannot decrypt any more are none, and the others are kept', () => {
    const folder = folderOfTest();
    openSecrets(folder).set('a1', kept);
    desktop.keychain.key = 2;
    const changed = openSecrets(folder);
    expect(changed.get('a1')).toBeNull();
    changed.set('a2', other);
    expect(openSecrets(folder).get('a2')).toEqual(other);
    desktop.keychain.key = 1;
    expect(openSecrets(folder).get('a1')).toEqual(kept);
  });

  it('a token from the time when there were only tokens is read, also after others were written', () => {
    const folder = folderOfTest();
    const old = safeStorage.encryptString(TOKEN).toString('base64');
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ version: 1, secrets: { a1: old } }));
    const secrets = openSecrets(folder);
    expect(secrets.get('a1')).toEqual(kept);
    secrets.set('a2', other);
    expect(JSON.parse(written(folder))).toMatchObject({ version: 2 });
    expect(openSecrets(folder).get('a1')).toEqual(kept);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":1}',
    '{"secrets":null}',
    '{"secrets":5}',
    '{"secrets":{"a1":5}}',
    '{"secrets":{"a1":"!"}}',
  ])('a file that holds %j means no secrets, and a new one can be set', (text) => {
    const folder = folderOfTest();
    writeFileSync(join(folder, 'secrets.json'), text);
    const secrets = openSecrets(folder);
    expect(secrets.get('a1')).toBeNull();
    expect(secrets.set('a1', kept)).toBe(true);
    expect(openSecrets(folder).get('a1')).toEqual(kept);
  });

  it('a file that cannot be opened keeps no start from going on: secrets are in memory', () => {
    const folder = folderOfTest();
    // Nobody can read a folder as a file, not even root.
    mkdirSync(join(folder, 'secrets.json'));
    const secrets = openSecrets(folder);
    expect(secrets.where).toBe('memory');
    expect(secrets.set('a1', kept)).toBe(false);
    expect(secrets.get('a1')).toEqual(kept);
  });

  it('a file that cannot be written any more leaves the secret in memory, and says so', () => {
    const folder = folderOfTest();
    const secrets = openSecrets(folder);
    rmSync(join(folder, 'secrets.json'));
    mkdirSync(join(folder, 'secrets.json'));
    expect(secrets.set('a1', kept)).toBe(false);
    expect(secrets.get('a1')).toEqual(kept);
  });
});
