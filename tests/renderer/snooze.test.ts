import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { AppState, PhoneRow } from '../../electron/shared/contract.ts';
import { FakeMain, NOW, account, phone } from './fake-bridge.ts';
import { openWindow, settled } from './open-window.ts';

const fleet = () => [
  phone('a', { name: 'QA 9', group: 'qa', status: 3 }),
  phone('b', { name: 'QA 10', group: 'qa' }),
  phone('c', { name: 'Login', group: 'login', accountId: 'cn' }),
];
const accounts = [account(), account({ id: 'cn', name: 'CN' })];

const dialog = () => within(screen.getByRole('dialog'));
const options = () =>
  dialog()
    .getAllByRole('option')
    .map((option) => option.textContent);
const ends = () =>
  dialog()
    .getAllByRole('radio')
    .map((radio) => radio.closest('label')?.textContent.trim() ?? '');

async function pick(name: string) {
  const select = dialog().getByLabelText<HTMLSelectElement>('What');
  const option = [...select.options].find(({ textContent }) => textContent === name);
  await fireEvent.change(select, { target: { value: option?.value } });
  await settled();
}

async function press(name: string) {
  await fireEvent.click(dialog().getByRole('button', { name }));
  await settled();
}

/** Opens the dialog for these phones; for none, from the toolbar. */
async function ask(
  keys: readonly string[],
  over: Partial<AppState> = { accounts },
  rows: PhoneRow[] = fleet(),
) {
  const main = new FakeMain(rows, over);
  const app = await openWindow(main);
  for (const key of keys) app.selection.toggle(key);
  await settled();
  await fireEvent.click(screen.getByRole('button', { name: keys.length === 0 ? 'Snooze' : 'Snooze…' }));
  await settled();
  return main;
}

describe('what can be snoozed', () => {
  test.each<[readonly string[], Partial<AppState>, readonly string[]]>([
    [[], { accounts }, ['Everything', 'Group login', 'Group qa', 'Account EU', 'Account CN']],
    [[], {}, ['Everything', 'Group login', 'Group qa']],
    [['eu/a'], { accounts }, ['QA 9', 'Everything', 'Group qa', 'Account EU']],
    [['eu/a', 'eu/b'], { accounts }, ['The 2 selected phones', 'Everything', 'Group qa', 'Account EU']],
    [['eu/a', 'cn/c'], { accounts }, ['The 2 selected phones', 'Everything']],
  ])('for %j: %#', async (keys, over, names) => {
    await ask(keys, over);
    expect(options()).toEqual(names);
  });

  test('the phone whose details are open', async () => {
    const main = new FakeMain(fleet());
    const app = await openWindow(main);
    app.goTo({ view: 'phone', key: 'eu/b' });
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: 'Snooze…' }));
    await settled();
    expect(options()).toEqual(['QA 10', 'Everything', 'Group qa']);
  });
});

describe('for how long', () => {
  const at = (days: number, hours: number, minutes = 0) =>
    new Date(2026, 2, 5 + days, hours, minutes).getTime();

  test.each([
    ['For 30 minutes', at(0, 12, 30)],
    ['For 1 hour', at(0, 13)],
    ['For 4 hours', at(0, 16)],
    ['Until tomorrow 9:00', at(1, 9)],
    ['Until it recovers', 'recovery'],
    ['Muted, until you end it', 'never'],
  ])('%s', async (name, until) => {
    const main = await ask(['eu/a']);
    await fireEvent.click(dialog().getByLabelText(name));
    await settled();
    await press(until === 'never' ? 'Mute' : 'Snooze');
    expect(main.argumentsOf('snooze')).toEqual([{ scopes: [{ kind: 'phone', key: 'eu/a' }], until }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('an hour, unless something else is said', async () => {
    const main = await ask([]);
    await pick('Account CN');
    await press('Snooze');
    expect(main.argumentsOf('snooze')).toEqual([
      { scopes: [{ kind: 'account', accountId: 'cn' }], until: at(0, 13) },
    ]);
  });

  test('until recovery only where something has a problem, and for how many', async () => {
    const main = await ask(['eu/a', 'eu/b']);
    const recovery = 'Until it recovers: the 1 phone with a problem now';
    expect(ends()).toContain(recovery);
    await pick('Group qa');
    await fireEvent.click(dialog().getByLabelText(recovery));
    await press('Snooze');
    expect(main.argumentsOf('snooze')).toEqual([
      { scopes: [{ kind: 'group', group: 'qa' }], until: 'recovery' },
    ]);
  });

  test('a choice that is gone with its problem counts no more', async () => {
    const main = await ask([]);
    await fireEvent.click(dialog().getByLabelText(/^Until it recovers/));
    await pick('Group login');
    expect(ends().some((text) => text.startsWith('Until it recovers'))).toBe(false);
    await press('Snooze');
    expect(main.argumentsOf('snooze')).toEqual([
      { scopes: [{ kind: 'group', group: 'login' }], until: at(0, 13) },
    ]);
  });
});

test('what is snoozed already is said, and can be ended', async () => {
  const main = await ask([], { snoozes: [{ scope: { kind: 'group', group: 'qa' }, until: 'never' }] });
  await pick('Group qa');
  expect(dialog().getByText('Now: muted (group qa).')).toBeTruthy();
  await press('Unmute: group qa');
  expect(main.argumentsOf('endSnooze')).toEqual([{ scopes: [{ kind: 'group', group: 'qa' }] }]);
  expect(main.argumentsOf('snooze')).toEqual([]);
});

test('Escape and Cancel change nothing', async () => {
  const main = await ask(['eu/a']);
  await fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  await settled();
  expect(screen.queryByRole('dialog')).toBeNull();
  await fireEvent.click(screen.getByRole('button', { name: 'Snooze…' }));
  await settled();
  await press('Cancel');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(main.argumentsOf('snooze')).toEqual([]);
});

test('it speaks Chinese', async () => {
  const main = new FakeMain(fleet(), { locale: 'zh-CN' });
  const app = await openWindow(main);
  app.askSnooze(['eu/a']);
  await settled();
  expect(ends()).toEqual(['30 分钟', '1 小时', '4 小时', '到明天 9:00', '直到恢复', '静音，直到您取消']);
});

describe('a selection', () => {
  const snoozed = (scope: NonNullable<PhoneRow['snooze']>['scope']) => ({ scope, until: NOW + 60_000 });
  const group = snoozed({ kind: 'group', group: 'qa' });
  const own = snoozed({ kind: 'phone', key: 'eu/b' });

  const select = async (rows: PhoneRow[]) => {
    const main = new FakeMain(rows);
    const app = await openWindow(main);
    app.selection.all();
    await settled();
    return main;
  };

  test.each([
    [[group, group], 'End snooze: group qa', [group.scope]],
    [[own, own], 'End snooze', [own.scope]],
    [[group, own], 'End 2 snoozes', [group.scope, own.scope]],
  ])('whose phones are all snoozed can be woken: %#', async (snoozes, name, scopes) => {
    const main = await select(snoozes.map((snooze, index) => phone(`p${String(index)}`, { snooze })));
    await fireEvent.click(screen.getByRole('button', { name }));
    expect(main.argumentsOf('endSnooze')).toEqual([{ scopes }]);
  });

  test('of which only some are snoozed can be snoozed as a whole', async () => {
    await select([phone('a', { snooze: group }), phone('b')]);
    expect(screen.queryByRole('button', { name: /^End/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Snooze…' })).toBeTruthy();
  });

  test('is told at once in which status it shall be', async () => {
    const main = await select([phone('a', { expected: 'off' }), phone('b')]);
    const label = 'Expected status';
    const expected = screen.getByLabelText<HTMLSelectElement>(label);
    expect(expected.selectedOptions[0]?.textContent).toBe('Different ones');
    await fireEvent.change(expected, { target: { value: 'running' } });
    expect(main.argumentsOf('expect')).toEqual([{ keys: ['eu/a', 'eu/b'], expected: 'running' }]);
  });
});
