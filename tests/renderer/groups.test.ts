import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { GroupRule } from '../../electron/core/expected.ts';
import { failed } from '../../electron/core/result.ts';
import { phone } from './fake-bridge.ts';
import { click } from './form.ts';
import { settled } from './open-window.ts';
import { openPane, textOf } from './settings-pane.ts';

const rows = [
  phone('a', { group: 'qa' }),
  phone('b', { group: 'qa' }),
  phone('c', { group: 'rack 10' }),
  phone('d', { group: 'rack 9' }),
  phone('e'),
];

const openGroups = (groups: readonly GroupRule[] = []) => openPane('Groups', { over: { groups }, rows });

const group = (name: string) => within(screen.getByRole('group', { name }));

async function choose(name: string, label: string, value: string): Promise<void> {
  await fireEvent.change(group(name).getByLabelText(label), { target: { value } });
  await settled();
}

async function typeAtLeast(name: string, value: string): Promise<void> {
  await fireEvent.input(group(name).getByLabelText(/at least/), { target: { value } });
}

const valueOf = (name: string, label: string) => group(name).getByLabelText<HTMLSelectElement>(label).value;

test('every group of the fleet, and every one with a rule, has a row', async () => {
  await openGroups([{ group: 'gone', expected: 'off', threshold: null }]);
  const names = screen.getAllByRole('group').map((row) => row.getAttribute('aria-label'));
  expect(names).toEqual(['gone', 'qa', 'rack 9', 'rack 10']);
  expect(textOf('group', 'qa')).toContain('2 phones');
  expect(textOf('group', 'rack 9')).toContain('1 phone');
  expect(textOf('group', 'gone')).toContain('0 phones');
  expect(valueOf('gone', 'Expected status')).toBe('off');
  expect(valueOf('qa', 'Expected status')).toBe('anything');
  expect(valueOf('qa', 'Tell of')).toBe('each');
});

test('only rules that say something are saved', async () => {
  const main = await openGroups([
    { group: 'gone', expected: 'off', threshold: null },
    { group: 'rack 9', expected: 'anything', threshold: { atLeast: 20, of: 'percent' } },
  ]);
  expect(screen.queryByText('There are unsaved changes.')).toBeNull();
  expect(group('rack 9').getByLabelText<HTMLInputElement>('Percent, at least').value).toBe('20');
  await choose('gone', 'Expected status', 'anything');
  await choose('rack 9', 'Tell of', 'each');
  await choose('qa', 'Expected status', 'running');
  await choose('qa', 'Tell of', 'phones');
  await typeAtLeast('qa', '3');
  expect(screen.getByText('There are unsaved changes.')).toBeTruthy();
  await click('Save');
  expect(main.argumentsOf('saveGroups')).toEqual([
    [{ group: 'qa', expected: 'running', threshold: { atLeast: 3, of: 'phones' } }],
  ]);
  expect(screen.getByText('Saved.')).toBeTruthy();
});

test.each([
  ['percent', '101', 'This is 101; it must be from 1 to 100.'],
  ['percent', '0', 'This is 0; it must be from 1 to 100.'],
  ['phones', '0', 'This is 0; it must be from 1 to 100000.'],
  ['phones', '', 'This must be a number'],
  ['phones', '2.5', 'This must be a number, and a whole one'],
])('from %s on, “%s” is refused beside its field, and nothing is sent', async (of, typed, text) => {
  const main = await openGroups([{ group: 'a first one', expected: 'off', threshold: null }]);
  await choose('qa', 'Tell of', of);
  await typeAtLeast('qa', typed);
  await click('Save');
  expect(main.argumentsOf('saveGroups')).toEqual([]);
  expect(textOf('group', 'qa')).toContain(text);
  expect(document.activeElement).toBe(group('qa').getByLabelText(/at least/));
});

test('what the main process refuses is shown in the group that it is about', async () => {
  const main = await openGroups();
  main.saveGroups = () =>
    Promise.resolve(
      failed([
        { path: '[1].threshold.atLeast', problem: { kind: 'outOfRange', min: 1, max: 100, found: 7 } },
      ]),
    );
  for (const name of ['rack 9', 'qa']) await choose(name, 'Tell of', 'percent');
  await click('Save');
  expect(textOf('group', 'rack 9')).toContain('This is 7');
  expect(textOf('group', 'qa')).not.toContain('This is 7');
});

test('a group that appears while the page is open gets its row, and what was typed stays', async () => {
  const main = await openGroups();
  await choose('qa', 'Expected status', 'running');
  main.delta({ upserts: [phone('f', { group: 'new' })] });
  await settled();
  expect(valueOf('new', 'Expected status')).toBe('anything');
  expect(valueOf('qa', 'Expected status')).toBe('running');
});

test('a group may have any name', async () => {
  const main = await openPane('Groups', { rows: [phone('a', { group: '__proto__' })] });
  await choose('__proto__', 'Expected status', 'off');
  await click('Save');
  expect(main.argumentsOf('saveGroups')).toEqual([
    [{ group: '__proto__', expected: 'off', threshold: null }],
  ]);
});

test('without groups the page says where they come from', async () => {
  await openPane('Groups', { rows: [phone('a')] });
  expect(screen.getByText(/^No phone is in a group\./)).toBeTruthy();
});
