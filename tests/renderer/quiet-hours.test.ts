import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { defaultAlerts } from '../../electron/core/alerts/settings.ts';
import type { QuietHours } from '../../electron/core/alerts/quiet-hours.ts';
import type { Snooze } from '../../electron/core/alerts/snoozes.ts';
import { failed } from '../../electron/core/result.ts';
import type { AppState } from '../../electron/shared/contract.ts';
import { NOW, phone } from './fake-bridge.ts';
import { click, tick, type } from './form.ts';
import { settled } from './open-window.ts';
import { openPane, textOf } from './settings-pane.ts';

const nights: QuietHours = { days: [1, 2, 3, 4, 5], from: '22:00', to: '07:00' };
const sunday: QuietHours = { days: [0], from: '00:00', to: '23:59' };

const openQuiet = (quietHours: readonly QuietHours[], over: Partial<AppState> = {}) =>
  openPane('Quiet hours', { over: { alerts: { ...defaultAlerts, quietHours }, ...over } });

const hours = (number: number) =>
  within(screen.getByRole('group', { name: `Quiet hours ${String(number)}` }));

function box(number: number, label: string): HTMLInputElement {
  return hours(number).getByLabelText<HTMLInputElement>(label);
}

function errorOf(input: HTMLInputElement): string {
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

test('each window shows its days, Monday first, and its times', async () => {
  await openQuiet([nights, sunday]);
  const days = hours(1).getAllByRole<HTMLInputElement>('checkbox');
  expect(days.map((day) => day.getAttribute('aria-label')).join(' ')).toBe(
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  );
  expect(days.map((day) => day.checked)).toEqual([true, true, true, true, true, false, false]);
  expect(box(1, 'From').value).toBe('22:00');
  expect(box(1, 'To').value).toBe('07:00');
  expect(box(2, 'Sunday').checked).toBe(true);
});

test.each([
  ['22:00', '07:00', true],
  ['09:00', '09:00', true],
  ['09:00', '09:01', false],
  ['00:00', '23:59', false],
])('from %s to %s ends on the next day: %s', async (from, to, next) => {
  await openQuiet([{ days: [3], from, to }]);
  expect(errorOf(box(1, 'To')).includes('Ends on the next day.')).toBe(next);
});

test('windows are changed, added and saved with everything else as it stands', async () => {
  const main = await openQuiet([nights], {
    alerts: { ...defaultAlerts, settleSeconds: 42, quietHours: [nights] },
  });
  await tick('Friday');
  await tick('Sunday');
  await type('From', '23:30');
  await click('Add quiet hours');
  expect(document.activeElement).toBe(box(2, 'Monday'));
  await fireEvent.input(box(2, 'To'), { target: { value: '08:15' } });
  expect(screen.getByText('There are unsaved changes.')).toBeTruthy();
  await click('Save');
  expect(main.argumentsOf('saveAlerts')).toEqual([
    {
      ...defaultAlerts,
      settleSeconds: 42,
      quietHours: [
        { days: [1, 2, 3, 4, 0], from: '23:30', to: '07:00' },
        { days: [1, 2, 3, 4, 5, 6, 0], from: '22:00', to: '08:15' },
      ],
    },
  ]);
  expect(screen.getByText('Saved.')).toBeTruthy();
});

test('a window that is removed leaves the others, without the errors of its place', async () => {
  const main = await openQuiet([nights, sunday]);
  await fireEvent.input(box(1, 'From'), { target: { value: '' } });
  await click('Save');
  expect(errorOf(box(1, 'From'))).toContain('This is not a time of day.');
  await click('Remove: Quiet hours 1');
  expect(box(1, 'From').value).toBe('00:00');
  expect(box(1, 'From').getAttribute('aria-invalid')).toBe('false');
  expect(document.activeElement?.textContent).toBe('Add quiet hours');
  await click('Save');
  await click('Remove: Quiet hours 1');
  expect(screen.getByText('There are no quiet hours.')).toBeTruthy();
  await click('Save');
  expect(main.argumentsOf('saveAlerts')).toEqual([
    { ...defaultAlerts, quietHours: [sunday] },
    { ...defaultAlerts, quietHours: [] },
  ]);
});

test('a window without days is refused beside the days, and nothing is sent', async () => {
  const main = await openQuiet([nights, { ...sunday }]);
  await fireEvent.click(box(2, 'Sunday'));
  await click('Save');
  expect(main.argumentsOf('saveAlerts')).toEqual([]);
  expect(errorOf(box(2, 'Monday'))).toContain('This must not be empty.');
  expect(errorOf(box(1, 'Monday'))).toBe('');
  expect(document.activeElement).toBe(box(2, 'Monday'));
});

test('what the main process refuses stands beside its field', async () => {
  const main = await openQuiet([nights]);
  main.saveAlerts = () =>
    Promise.resolve(failed([{ path: 'quietHours[0].to', problem: { kind: 'notATime' } }]));
  await tick('Sunday');
  await click('Save');
  expect(errorOf(box(1, 'To'))).toContain('It looks like 22:00.');
  expect(screen.queryByText('Saved.')).toBeNull();
});

const snoozes: readonly Snooze[] = [
  { scope: { kind: 'all' }, until: NOW + 30 * 60_000 },
  { scope: { kind: 'account', accountId: 'eu' }, until: NOW + 60_000 },
  { scope: { kind: 'group', group: 'qa' }, until: 'never' },
  { scope: { kind: 'phone', key: 'eu/a' }, until: 'recovery' },
];

test('what is snoozed and muted now is listed, and ended one by one', async () => {
  const main = await openPane('Quiet hours', { over: { snoozes }, rows: [phone('a', { name: 'Pixel' })] });
  const list = within(screen.getByRole('region', { name: 'Snoozed and muted now' }));
  expect(list.getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim())).toEqual([
    'everything snoozed until 12:30 End snooze',
    'account EU snoozed until 12:01 End snooze',
    'group qa muted Unmute',
    'Pixel snoozed until it recovers End snooze',
  ]);
  await click('Unmute: group qa');
  await click('End snooze: Pixel');
  await click('End all');
  expect(main.argumentsOf('endSnooze')).toEqual([
    { scopes: [{ kind: 'group', group: 'qa' }] },
    { scopes: [{ kind: 'phone', key: 'eu/a' }] },
    { scopes: snoozes.map(({ scope }) => scope) },
  ]);
  main.pushState({ snoozes: [] });
  await settled();
  expect(textOf('region', 'Snoozed and muted now')).toContain('Nothing is snoozed or muted.');
});

test('a snooze that is over is not shown, and of very many only the first', async () => {
  const many = Array.from({ length: 60 }, (_, index): Snooze => {
    return { scope: { kind: 'phone', key: `eu/p${String(index)}` }, until: 'never' };
  });
  const over: Snooze = { scope: { kind: 'all' }, until: NOW - 1 };
  const main = await openPane('Quiet hours', { over: { snoozes: [over, ...many] } });
  const list = within(screen.getByRole('region', { name: 'Snoozed and muted now' }));
  expect(list.getAllByRole('listitem')).toHaveLength(50);
  expect(list.getByText('and 10 more')).toBeTruthy();
  expect(list.queryByText('everything')).toBeNull();
  await click('End all');
  expect(main.argumentsOf('endSnooze')).toEqual([{ scopes: many.map(({ scope }) => scope) }]);
});
