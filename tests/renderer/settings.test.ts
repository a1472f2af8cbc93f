import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failed, ok } from '../../electron/core/result.ts';
import { newFailure } from '../../electron/core/failure.ts';
import { FakeMain, phone, state } from './fake-bridge.ts';
import { click, described, field, type } from './form.ts';
import { openWindow, settled } from './open-window.ts';

const failure = newFailure('signIn', {
  code: 'APIGW.0307',
  message: 'The token must be updated.',
  httpStatus: 401,
  requestId: 'request-9',
});

async function openAccount(main: FakeMain) {
  main.phones = [
    { id: 'a44uhlf7', name: 'Pixel QA 7', group: 'qa' },
    { id: 'efjy72gs', name: '', group: '' },
  ];
  const app = await openWindow(main);
  app.openSettings();
  await settled();
  return app;
}

describe('an account', () => {
  test('is shown with its phones, and never with its token', async () => {
    await openAccount(new FakeMain([phone('a44uhlf7')]));
    expect(field('Name').value).toBe('EU');
    expect(field('Base URL').value).toBe('https://koophone.example.com');
    expect(field('X-Auth-Token').value).toBe('');
    expect(field('X-Auth-Token').type).toBe('password');
    expect(described('X-Auth-Token')).toContain('It is set; leave this empty to keep it.');
    expect(field('Phones').value).toBe('a44uhlf7,Pixel QA 7,qa\nefjy72gs');
  });

  test('that is saved without a new token keeps the one that is set', async () => {
    const main = new FakeMain([phone('a44uhlf7')]);
    await openAccount(main);
    await type('Name', 'Europe');
    await click('Save');
    expect(main.argumentsOf('saveAccount')).toEqual([
      {
        id: 'eu',
        name: 'Europe',
        baseUrl: 'https://koophone.example.com',
        region: '',
        credentials: { kind: 'token', token: null },
        phones: main.phones,
        followNew: false,
      },
    ]);
    expect(screen.getByText('Saved.')).toBeTruthy();
  });

  test('that cannot be saved says why beside the fields, and keeps what was typed', async () => {
    const main = new FakeMain([], { accounts: [] });
    main.saveAccount = () =>
      Promise.resolve(
        failed([
          { path: 'baseUrl', problem: { kind: 'noHost' } },
          { path: 'credentials.token', problem: { kind: 'empty' } },
          { path: 'phones[1].id', problem: { kind: 'taken' } },
        ]),
      );
    await openWindow(main);
    await click('Connect an account');
    expect(field('Base URL').value).toBe('https://koophone.myhuaweicloud.com');
    await type('Name', 'QA');
    await type('Base URL', 'https://');
    await type('Phones', 'a\nb');
    await click('Save');
    expect(described('Base URL')).toContain('This URL has no host.');
    expect(described('X-Auth-Token')).toContain('This must not be empty.');
    expect(described('Phones')).toContain('b: This is there twice; each must be different.');
    expect(field('Base URL').getAttribute('aria-invalid')).toBe('true');
    expect(field('Name').getAttribute('aria-invalid')).toBe('false');
    expect(field('Name').value).toBe('QA');
    expect(field('Base URL').value).toBe('https://');
    expect(document.activeElement).toBe(field('Base URL'));
  });

  test('with lines that cannot be read is not saved, and the lines are named', async () => {
    const main = new FakeMain([phone('a44uhlf7')]);
    await openAccount(main);
    await type('Phones', `a, A, qa\n${'x'.repeat(33)}\na`);
    await click('Save');
    expect(main.argumentsOf('saveAccount')).toEqual([]);
    expect(described('Phones')).toContain('Line 2: This is 33 characters long; at most 32 are allowed.');
    expect(screen.getByText(/1 phone · 1 line repeats a phone/)).toBeTruthy();
  });

  test('takes its phones from a file', async () => {
    await openAccount(new FakeMain([phone('a44uhlf7')]));
    const input = screen.getByLabelText<HTMLInputElement>('Import file…', { selector: 'input' });
    const file = new File(['id,name\nq1,One\nq2,Two\n'], 'phones.csv', { type: 'text/csv' });
    Object.defineProperty(input, 'files', { configurable: true, value: [file] });
    await fireEvent.change(input);
    await expect.poll(() => field('Phones').value).toContain('q2,Two');
    expect(screen.getByText(/^2 phones/)).toBeTruthy();
  });

  test('is removed only after a question', async () => {
    const main = new FakeMain([phone('a44uhlf7')]);
    await openAccount(main);
    await click('Remove account');
    expect(main.argumentsOf('removeAccount')).toEqual([]);
    expect(screen.getByRole('dialog').textContent).toContain('Its secrets');
    await click('Cancel');
    await click('Remove account');
    await click('Remove');
    expect(main.argumentsOf('removeAccount')).toEqual([{ accountId: 'eu' }]);
  });

  test.each([
    [
      ok({ asked: 3, answered: 3, requestId: 'r1' }),
      ['It works: the service told the status of all 3 phones', 'r1'],
    ],
    [ok({ asked: 3, answered: 1, requestId: 'r2' }), ['only 1 of the 3 phones']],
    [ok({ asked: 0, answered: 0, requestId: null }), ['The service answers. Add phones']],
    [
      failed({ kind: 'failure', failure } as const),
      ['The service does not accept the token.', 'Paste a new token', 'APIGW.0307', 'request-9'],
    ],
  ])('tells in words what a test of the connection found: %#', async (result, words) => {
    const main = new FakeMain([phone('a44uhlf7')]);
    main.testConnection = () => Promise.resolve(result);
    await openAccount(main);
    await click('Test connection');
    for (const text of words) expect(document.body.textContent).toContain(text);
  });
});

describe('unsaved changes', () => {
  test('are kept until the user says otherwise', async () => {
    await openAccount(new FakeMain([phone('a44uhlf7')]));
    await type('Name', 'Europe');
    await click('Checking');
    expect(screen.getByText('Leave without saving?')).toBeTruthy();
    await click('Keep editing');
    expect(field('Name').value).toBe('Europe');
    await click('Checking');
    await click('Discard changes');
    expect(field('Check each phone every').value).toBe('30');
  });

  test('are no matter where nothing was changed', async () => {
    await openAccount(new FakeMain([phone('a44uhlf7')]));
    await click('Notifications');
    expect(screen.queryByText('Leave without saving?')).toBeNull();
    expect(field('Notify: A phone goes offline').checked).toBe(true);
  });
});

test('polling that is out of range says so beside its field, and is not sent', async () => {
  const main = new FakeMain([phone('a44uhlf7')]);
  await openAccount(main);
  await click('Checking');
  await type('Check each phone every', '0');
  await click('Save');
  expect(main.argumentsOf('savePolling')).toEqual([]);
  expect(described('Check each phone every')).toContain('This is 0; it must be from 5 to 3600.');
});

test('polling that the main process refuses says so beside its field', async () => {
  const main = new FakeMain([phone('a44uhlf7')]);
  main.savePolling = () =>
    Promise.resolve(
      failed([{ path: 'normalSeconds', problem: { kind: 'outOfRange', min: 90, max: 3600, found: 60 } }]),
    );
  await openAccount(main);
  await click('Checking');
  await type('Check each phone every', '60');
  await click('Save');
  expect(main.argumentsOf('savePolling')).toEqual([{ ...state().polling, normalSeconds: 60 }]);
  expect(described('Check each phone every')).toContain('This is 60; it must be from 90 to 3600.');
});
