import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failed } from '../../electron/core/result.ts';
import type { AccountDraft } from '../../electron/shared/contract.ts';
import { FakeMain, NOW, account, phone } from './fake-bridge.ts';
import { click, described, field, tick, type } from './form.ts';
import { openWindow, settled } from './open-window.ts';

const password = {
  kind: 'password',
  iamUrl: 'https://iam.cn-south-1.myhuaweicloud.com',
  domain: 'acme',
  user: 'glance',
  project: 'cn-south-1',
} as const;
const accessKey = { kind: 'accessKey', accessKey: 'AK1' } as const;

async function openAccount(over: Parameters<typeof account>[0]) {
  const main = new FakeMain([phone('a')], { accounts: [account(over)] });
  const app = await openWindow(main);
  app.openSettings();
  await settled();
  return main;
}

async function save(main: FakeMain): Promise<AccountDraft | undefined> {
  await click('Save');
  return main.argumentsOf('saveAccount').at(-1) as AccountDraft | undefined;
}

describe('the ways to sign in', () => {
  test('are three, each with a sentence on when to take it', async () => {
    await openAccount({});
    const ways = within(screen.getByRole('group', { name: 'Way to sign in' })).getAllByRole('radio');
    expect(ways).toHaveLength(3);
    expect(described('Token')).toContain('dies after 24 hours');
    expect(described('IAM user')).toContain('renews it by itself');
    expect(described('Access key')).toContain('What Huawei Cloud recommends');
    expect(field('Token').checked).toBe(true);
  });

  test.each([
    ['Token', ['X-Auth-Token']],
    ['IAM user', ['Account name', 'IAM user name', 'Password', 'Project', 'IAM URL']],
    ['Access key', ['Access key ID', 'Secret access key', 'Security token']],
  ])('%s asks for %j alone', async (way, labels) => {
    await openAccount({});
    await tick(way);
    const all = [...document.querySelectorAll('form label')].map((label) => label.textContent);
    const from = all.indexOf('Access key') + 1;
    expect(all.slice(from, all.indexOf('Phones'))).toEqual(labels);
  });

  test('take what is left empty from the region', async () => {
    await openAccount({ region: 'cn-south-1' });
    await tick('IAM user');
    expect(field('Project').placeholder).toBe('cn-south-1');
    expect(field('IAM URL').placeholder).toBe('https://iam.cn-south-1.myhuaweicloud.com');
    await type('Region', 'cn-north-4');
    expect(field('IAM URL').placeholder).toBe('https://iam.cn-north-4.myhuaweicloud.com');
  });

  test('keep what was typed while another is looked at', async () => {
    const main = await openAccount({});
    await tick('IAM user');
    await type('Account name', 'acme');
    await type('Password', ' secret ');
    await tick('Access key');
    await type('Access key ID', 'AK1');
    await tick('IAM user');
    expect(field('Account name').value).toBe('acme');
    const draft = await save(main);
    expect(draft?.credentials).toEqual({
      kind: 'password',
      iamUrl: '',
      domain: 'acme',
      user: '',
      project: '',
      password: ' secret ',
    });
  });
});

describe('a secret that is stored', () => {
  test.each([
    [password, 'Password', { ...password, password: null }],
    [accessKey, 'Secret access key', { ...accessKey, secretKey: null, securityToken: null }],
    [{ kind: 'token' } as const, 'X-Auth-Token', { kind: 'token', token: null }],
  ])('is not shown, and is kept when its field stays empty: %j', async (means, label, credentials) => {
    const main = await openAccount({ means });
    expect(field(label).value).toBe('');
    expect(field(label).type).toBe('password');
    expect(described(label)).toContain('It is set; leave this empty to keep it.');
    await type('Name', 'Europe');
    expect((await save(main))?.credentials).toEqual(credentials);
  });

  test('is not said to be set where it is lost, or belongs to another way', async () => {
    await openAccount({ means: accessKey, secretsSet: false });
    expect(described('Secret access key')).not.toContain('It is set');
    await tick('Token');
    expect(described('X-Auth-Token')).not.toContain('It is set');
  });

  test('leaves the window once it is saved', async () => {
    const main = await openAccount({});
    await tick('Access key');
    await type('Access key ID', 'AK1');
    await type('Secret access key', 'SK1');
    expect((await save(main))?.credentials).toEqual({
      kind: 'accessKey',
      accessKey: 'AK1',
      secretKey: 'SK1',
      securityToken: null,
    });
    expect(field('Secret access key').value).toBe('');
    expect(described('Secret access key')).toContain('It is set');
    expect(screen.getByText('Saved.')).toBeTruthy();
  });

  test('that is half of a pair is not dropped in silence', async () => {
    const main = await openAccount({ means: accessKey });
    await type('Security token', 'ST1');
    // An empty secret key is refused; null would keep the old one and forget the token.
    expect((await save(main))?.credentials).toEqual({
      ...accessKey,
      secretKey: '',
      securityToken: 'ST1',
    });
  });
});

test.each([
  ['Region', 'cn-north-4'],
  ['X-Auth-Token', 'secret'],
])('a change of %s is an unsaved one', async (label, value) => {
  await openAccount({});
  expect(screen.queryByText('There are unsaved changes.')).toBeNull();
  await type(label, value);
  expect(screen.getByText('There are unsaved changes.')).toBeTruthy();
});

test.each(['Access key', 'Watch new phones by themselves'])('so is a click on %s', async (label) => {
  await openAccount({});
  await tick(label);
  expect(screen.getByText('There are unsaved changes.')).toBeTruthy();
});

test('what is wrong stands beside its field, and the first one has the focus', async () => {
  const main = await openAccount({ means: password });
  main.saveAccount = () =>
    Promise.resolve(
      failed([
        { path: 'region', problem: { kind: 'badCharacters', found: ' ' } },
        { path: 'credentials.domain', problem: { kind: 'empty' } },
        { path: 'credentials.password', problem: { kind: 'otherHost' } },
      ]),
    );
  await save(main);
  expect(described('Region')).toContain('“ ” is not allowed here.');
  expect(described('Account name')).toContain('This must not be empty.');
  expect(described('Password')).toContain('belongs to another host or user. Enter it anew.');
  expect(document.activeElement).toBe(field('Region'));
});

test.each([
  [40 * 60_000, 'The token expires at 12:40 (in 40 min).'],
  [-60_000, 'The token expired at 11:59. Paste a new one.'],
])('a pasted token says when it dies: %i ms', async (inMs, words) => {
  await openAccount({ tokenExpiresAt: NOW + inMs });
  expect(described('X-Auth-Token')).toContain(words);
});

test('phones that were found meanwhile show up, and join a list that the user has changed', async () => {
  const main = await openAccount({ followNew: true });
  main.phones = [{ id: 'new1', name: '', group: '' }];
  main.pushState({ accounts: [account({ followNew: true, phones: 4 })] });
  await settled();
  expect(field('Phones').value).toBe('new1');
  await type('Phones', 'mine');
  main.phones = [...main.phones, { id: 'new2', name: 'Pixel', group: '' }];
  main.pushState({ accounts: [account({ followNew: true, phones: 5 })] });
  await settled();
  // What the user has taken out stays out.
  expect(field('Phones').value.trim()).toBe('mine\nnew2,Pixel');
});
