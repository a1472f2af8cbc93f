import { beforeEach, describe, expect, it } from 'vitest';
import type { OnwardDraft } from '../../electron/core/alerts/onward.ts';
import type { FieldError } from '../../electron/core/field-error.ts';
import { createOnwardTargets, storedTarget, type StoredTarget } from '../../electron/main/onward-targets.ts';
import { openSecrets } from '../../electron/main/secrets.ts';
import { desktop } from './fake-electron.ts';
import { folderOfTest } from './folder.ts';

const url = 'https://chat.example:8443/hooks/secret?key=1';

const webhook = (id: string | null, given: string | null): OnwardDraft => ({
  id,
  kinds: ['offline'],
  way: { kind: 'webhook', url: given },
});
const command = (id: string | null, program = '/usr/bin/notify'): OnwardDraft => ({
  id,
  kinds: ['account', 'stuck'],
  way: { kind: 'command', program, arguments: ['a b'] },
});

function start() {
  let stored: readonly StoredTarget[] = [];
  let ids = 0;
  const secrets = openSecrets(folderOfTest());
  const targets = createOnwardTargets(
    { get: () => stored, set: (value) => (stored = value) },
    secrets,
    () => `new${(ids += 1)}`,
  );
  return { ...targets, secrets, stored: () => stored };
}

beforeEach(() => desktop.reset());

describe('the targets', () => {
  it('are saved in their order, with the URLs among the secrets alone', () => {
    const { save, list, withUrls, stored, secrets } = start();
    expect(save([webhook(null, url), command(null)])).toEqual({ ok: true, value: null });
    const way = { kind: 'command', program: '/usr/bin/notify', arguments: ['a b'] };
    const origin = 'https://chat.example:8443';
    expect(list()).toEqual([
      { id: 'new1', kinds: ['offline'], way: { kind: 'webhook', origin, urlSet: true } },
      { id: 'new2', kinds: ['account', 'stuck'], way },
    ]);
    expect(withUrls()[0]?.way).toEqual({ kind: 'webhook', origin, url });
    expect(secrets.get('onward:new1')).toEqual({ url });
    expect(JSON.stringify([stored(), list()])).not.toContain('secret');
    for (const target of stored()) expect(storedTarget.parse(target)).toEqual(target);
  });

  it('keep their ID and, where none is given, their URL', () => {
    const { save, withUrls, stored } = start();
    save([webhook(null, url), webhook(null, 'https://other.example/x')]);
    const kinds = ['recovered'] as const;
    expect(save([webhook('new2', 'http://localhost/y'), { ...webhook('new1', null), kinds }]).ok).toBe(true);
    expect(stored()).toEqual([
      { id: 'new2', kinds: ['offline'], way: { kind: 'webhook', origin: 'http://localhost' } },
      { id: 'new1', kinds: ['recovered'], way: { kind: 'webhook', origin: 'https://chat.example:8443' } },
    ]);
    expect(withUrls().map(({ way }) => (way.kind === 'webhook' ? way.url : null))).toEqual([
      'http://localhost/y',
      url,
    ]);
  });

  it.each([
    ['is removed', []],
    ['becomes a command', [command('new1')]],
  ])('take the secret along where one %s', (_, drafts) => {
    const { save, secrets } = start();
    save([webhook(null, url)]);
    expect(save(drafts).ok).toBe(true);
    expect(secrets.all()).toEqual([]);
  });

  it.each<[what: string, drafts: readonly OnwardDraft[], errors: readonly FieldError[]]>([
    ['no URL', [command(null), webhook(null, null)], [{ path: '[1].way.url', problem: { kind: 'empty' } }]],
    ['an empty URL', [webhook('new1', '')], [{ path: '[0].way.url', problem: { kind: 'empty' } }]],
    [
      'a bad program',
      [command(null, 'notify')],
      [{ path: '[0].way.program', problem: { kind: 'notAbsolute' } }],
    ],
    [
      'the same target twice, of which one has no URL',
      [webhook('new1', null), webhook('new1', null)],
      [{ path: '[1].way.url', problem: { kind: 'empty' } }],
    ],
    [
      'the ID of an account, whose secrets are none of its business',
      [webhook('a1', null)],
      [{ path: '[0].way.url', problem: { kind: 'empty' } }],
    ],
  ])('change nothing where one has %s', (_, drafts, errors) => {
    const { save, list, secrets } = start();
    save([webhook(null, url)]);
    secrets.set('a1', { url: 'x' });
    const before = list();
    expect(save(drafts)).toEqual({ ok: false, error: errors });
    expect(list()).toEqual(before);
    expect(secrets.get('onward:new1')).toEqual({ url });
  });

  it('never take an ID that the window makes up', () => {
    const { save, stored } = start();
    save([webhook('../x', url), command('new1')]);
    expect(stored().map(({ id }) => id)).toEqual(['new1', 'new2']);
  });

  it('say when the keychain has lost a URL', () => {
    const { save, list, withUrls, secrets } = start();
    save([webhook(null, url)]);
    secrets.remove('onward:new1');
    expect(list()[0]?.way).toMatchObject({ urlSet: false });
    expect(withUrls()[0]?.way).toMatchObject({ url: null });
  });
});
