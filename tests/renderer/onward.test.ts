import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { alertKinds } from '../../electron/core/alerts/kinds.ts';
import { MAX_TARGETS, type OnwardTarget } from '../../electron/core/alerts/onward.ts';
import { failed, ok, type Result } from '../../electron/core/result.ts';
import type { AppState } from '../../electron/shared/contract.ts';
import { click } from './form.ts';
import { settled } from './open-window.ts';
import { openPane, textOf } from './settings-pane.ts';

const hook: OnwardTarget = {
  id: 'w1',
  kinds: ['offline', 'account'],
  way: { kind: 'webhook', origin: 'https://hooks.example', urlSet: true },
};
const command: OnwardTarget = {
  id: 'c1',
  kinds: ['recovered'],
  way: { kind: 'command', program: '/usr/local/bin/notify', arguments: ['--to', 'on call'] },
};
const HOOK = 'Webhook: https://hooks.example';
const COMMAND = 'Command: /usr/local/bin/notify';
const usual = alertKinds.filter((kind) => kind !== 'otherChanges');

const openOnward = (onward: readonly OnwardTarget[], over: Partial<AppState> = {}) =>
  openPane('Pass on', { over: { onward, ...over } });

const target = (name: string) => within(screen.getByRole('group', { name }));

const input = (name: string, label: string) => target(name).getByLabelText<HTMLInputElement>(label);

const typeInto = (name: string, label: string, value: string) =>
  fireEvent.input(input(name, label), { target: { value } });

function describedIn(name: string, label: string): string {
  const ids = input(name, label).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

test('targets are shown with what is passed on, and never with the URL', async () => {
  await openOnward([hook, command]);
  expect(input(HOOK, 'URL').value).toBe('');
  expect(input(HOOK, 'URL').type).toBe('password');
  expect(describedIn(HOOK, 'URL')).toContain(
    'A URL of https://hooks.example is set; leave this empty to keep it.',
  );
  expect(describedIn(HOOK, 'URL')).toContain('keychain');
  expect(input(HOOK, 'A phone goes offline').checked).toBe(true);
  expect(input(HOOK, 'A phone recovers').checked).toBe(false);
  expect(input(COMMAND, 'Program').value).toBe('/usr/local/bin/notify');
  expect(input(COMMAND, 'Arguments').value).toBe('--to\non call');
  expect(describedIn(COMMAND, 'Program')).toContain('without a shell');
});

test('without a keychain it says that the URL is forgotten; one that is gone must be entered', async () => {
  const lost = { ...hook, way: { ...hook.way, urlSet: false } } as OnwardTarget;
  const main = await openOnward([lost], { secretsIn: 'memory' });
  expect(describedIn(HOOK, 'URL')).toContain('enter it anew');
  expect(describedIn(HOOK, 'URL')).toContain('forgotten when KooGlance quits');
  await click('Save');
  expect(main.argumentsOf('saveOnward')).toEqual([]);
  expect(describedIn(HOOK, 'URL')).toContain('This must not be empty.');
});

test('what stays empty keeps its URL, and everything is saved at once', async () => {
  const main = await openOnward([hook, command]);
  await fireEvent.click(input(HOOK, 'A phone recovers'));
  await typeInto(COMMAND, 'Arguments', '--title=a b\n\n$(rm)\n"x"\r\n');
  await click('Save');
  expect(main.argumentsOf('saveOnward')).toEqual([
    [
      { id: 'w1', kinds: ['offline', 'recovered', 'account'], way: { kind: 'webhook', url: null } },
      {
        id: 'c1',
        kinds: ['recovered'],
        way: {
          kind: 'command',
          program: '/usr/local/bin/notify',
          arguments: ['--title=a b', '$(rm)', '"x"'],
        },
      },
    ],
  ]);
  expect(screen.getByText('Saved.')).toBeTruthy();
});

test('a new webhook gets its ID with the first save, and its URL leaves the window', async () => {
  const main = await openOnward([]);
  expect(screen.getByText('Notices are shown on this desktop alone.')).toBeTruthy();
  await click('Add webhook');
  expect(document.activeElement).toBe(input('Webhook', 'URL'));
  await typeInto('Webhook', 'URL', ' https://hooks.example/T/secret ');
  main.saveOnward = () => {
    main.pushState({ onward: [{ ...hook, id: 'new', kinds: usual }] });
    return Promise.resolve(ok(null));
  };
  await click('Save');
  expect(main.argumentsOf('saveOnward')).toEqual([
    [{ id: null, kinds: usual, way: { kind: 'webhook', url: 'https://hooks.example/T/secret' } }],
  ]);
  expect(input(HOOK, 'URL').value).toBe('');
  expect(describedIn(HOOK, 'URL')).toContain('is set');
  expect(screen.getByText('Saved.')).toBeTruthy();
  await fireEvent.click(input(HOOK, 'A phone goes offline'));
  expect(screen.getByText('There are unsaved changes.')).toBeTruthy();
  await click('Save');
  expect(main.argumentsOf('saveOnward')[1]).toEqual([
    { id: 'new', kinds: usual.slice(1), way: { kind: 'webhook', url: null } },
  ]);
});

test.each([
  ['', 'This must not be empty.'],
  ['hooks.example', 'This is not a URL.'],
  ['http://hooks.example/x', 'Secrets must not travel over plain http.'],
])('a URL such as “%s” is refused beside its field', async (url, text) => {
  const main = await openOnward([]);
  await click('Add webhook');
  await typeInto('Webhook', 'URL', url);
  await click('Save');
  expect(main.argumentsOf('saveOnward')).toEqual([]);
  expect(describedIn('Webhook', 'URL')).toContain(text);
  expect(document.activeElement).toBe(input('Webhook', 'URL'));
});

test('a command needs an absolute path and something to pass on', async () => {
  const main = await openOnward([]);
  await click('Add command');
  for (const kind of screen.getAllByRole<HTMLInputElement>('checkbox'))
    if (kind.checked) await fireEvent.click(kind);
  await typeInto('Command', 'Program', 'notify');
  await click('Save');
  expect(main.argumentsOf('saveOnward')).toEqual([]);
  expect(describedIn('Command: notify', 'Program')).toContain('This must be an absolute path');
  expect(describedIn('Command: notify', 'A phone recovers')).toContain('This must not be empty.');
});

test('a target that is removed leaves the others without the errors of its place', async () => {
  const main = await openOnward([command, hook]);
  await typeInto(COMMAND, 'Program', '');
  await click('Save');
  expect(describedIn('Command', 'Program')).toContain('This must not be empty.');
  await click('Remove: Command');
  expect(document.activeElement?.textContent).toBe('Add webhook');
  expect(input(HOOK, 'URL').getAttribute('aria-invalid')).toBe('false');
  await click('Save');
  expect(main.argumentsOf('saveOnward')).toEqual([
    [{ id: 'w1', kinds: ['offline', 'account'], way: { kind: 'webhook', url: null } }],
  ]);
});

test.each<[Result<null, string>, string]>([
  [ok(null), 'It worked: the test was passed on.'],
  [
    failed('It ended with exit code 3: no such room'),
    'It did not work: It ended with exit code 3: no such room',
  ],
])('a test goes out with what is on the page, and says what came of it: %#', async (result, text) => {
  const main = await openOnward([command]);
  await typeInto(COMMAND, 'Program', '/bin/other');
  const answers: (() => void)[] = [];
  main.testOnward = () =>
    new Promise((resolve) => {
      answers.push(() => {
        resolve(result);
      });
    });
  await click('Send a test: Command: /bin/other');
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Send a test: Command: /bin/other' });
  expect(button.textContent).toBe('Sending…');
  expect(button.disabled).toBe(true);
  for (const answer of answers) answer();
  await settled();
  expect(main.argumentsOf('testOnward')).toEqual([
    {
      id: 'c1',
      kinds: ['recovered'],
      way: { kind: 'command', program: '/bin/other', arguments: ['--to', 'on call'] },
    },
  ]);
  expect(
    within(screen.getByRole('group', { name: 'Command: /bin/other' })).getByRole('status').textContent,
  ).toContain(text);
  expect(button.disabled).toBe(false);
  expect(main.argumentsOf('saveOnward')).toEqual([]);
});

test('what cannot be tested says why, and only about itself', async () => {
  const main = await openOnward([command]);
  await click('Add webhook');
  await typeInto(COMMAND, 'Program', '');
  await click('Send a test: Webhook');
  expect(main.argumentsOf('testOnward')).toEqual([]);
  expect(describedIn('Webhook', 'URL')).toContain('This must not be empty.');
  expect(document.activeElement).toBe(input('Webhook', 'URL'));
  expect(textOf('group', 'Command')).not.toContain('This must not be empty.');
});

test('there is an end to the number of targets', async () => {
  await openOnward(Array.from({ length: MAX_TARGETS }, (_, index) => ({ ...command, id: String(index) })));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add webhook' }).disabled).toBe(true);
  expect(screen.getByText('There can be 20 at most.')).toBeTruthy();
});
