import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { alertKinds, type AlertKind } from '../../electron/core/alerts/kinds.ts';
import { checkAlerts, defaultAlerts, type AlertSettings } from '../../electron/core/alerts/settings.ts';
import { failed } from '../../electron/core/result.ts';
import { messagesFor } from '../../electron/messages/index.ts';
import { click, described, field, tick, type } from './form.ts';
import { openPane } from './settings-pane.ts';

const words = messagesFor('en').settings.notificationForm;
const { kinds } = words;
const minimum = (kind: AlertKind) => words.control(words.minimumNames[kind] ?? words.minimum, kinds[kind]);

/** The settings with one kind changed. */
function withKind(kind: AlertKind, change: Partial<AlertSettings['kinds'][AlertKind]>): AlertSettings {
  return {
    ...defaultAlerts,
    kinds: { ...defaultAlerts.kinds, [kind]: { ...defaultAlerts.kinds[kind], ...change } },
  };
}

test.each(alertKinds)('%s has a row with what holds for it', async (kind) => {
  await openPane('Notifications');
  const { notify, sound, minimumSeconds } = defaultAlerts.kinds[kind];
  expect(field(words.control('Notify', kinds[kind])).checked).toBe(notify);
  expect(field(words.control('Sound', kinds[kind])).checked).toBe(sound);
  expect(field(words.control('Sound', kinds[kind])).disabled).toBe(!notify);
  expect(field(minimum(kind)).value).toBe(String(minimumSeconds));
  expect(screen.getByRole('rowheader', { name: new RegExp(`^${kinds[kind]}`) })).toBeTruthy();
});

test('nothing is saved before the button says so, and then all at once', async () => {
  const quietHours = [{ days: [1], from: '22:00', to: '07:00' }];
  const main = await openPane('Notifications', { over: { alerts: { ...defaultAlerts, quietHours } } });
  await tick('Notify: A phone changes in any other way');
  await tick('Sound: A phone goes offline');
  await type(minimum('offline'), '90');
  await type('A problem must be seen, times in a row', '3');
  await type('Any other change must be seen, times in a row', '2');
  await type('Settle time, in seconds', '0');
  await type('Remind of a problem every, in minutes', '30');
  expect(main.argumentsOf('saveAlerts')).toEqual([]);
  expect(screen.getByText('There are unsaved changes.')).toBeTruthy();
  await click('Save');
  expect(main.argumentsOf('saveAlerts')).toEqual([
    {
      kinds: {
        ...defaultAlerts.kinds,
        otherChanges: { notify: true, sound: false, minimumSeconds: 0 },
        offline: { notify: true, sound: false, minimumSeconds: 90 },
      },
      confirmations: { problems: 3, others: 2 },
      settleSeconds: 0,
      reminderMinutes: 30,
      quietHours,
    },
  ]);
  expect(screen.getByText('Saved.')).toBeTruthy();
});

test('quiet hours that changed meanwhile are not undone', async () => {
  const main = await openPane('Notifications');
  const quietHours = [{ days: [0], from: '12:00', to: '13:00' }];
  main.pushState({ alerts: { ...defaultAlerts, quietHours } });
  await tick('Notify: A phone recovers');
  await click('Save');
  expect(main.argumentsOf('saveAlerts')).toEqual([
    { ...withKind('recovered', { notify: false }), quietHours },
  ]);
});

test('for what is a problem only when it lasts, the minimum says so, in larger units too', async () => {
  await openPane('Notifications');
  expect(field('A problem after: A phone stays in Starting').value).toBe('600');
  expect(described('A problem after: A phone stays in Starting')).toContain('s = 10 min');
  expect(field('Only if the problem lasted: A phone recovers').value).toBe('0');
  await type('A problem after: A phone stays in Starting', '601');
  expect(described('A problem after: A phone stays in Starting')).not.toContain('min');
});

test.each<[kind: AlertKind, typed: string, text: string]>([
  ['offline', '', 'This must be a number'],
  ['silent', '1.5', 'a whole one'],
  ['account', '86401', 'This is 86401; it must be from 0 to 86400.'],
])(
  'a minimum of %s that is “%s” is refused beside its field, and nothing is sent',
  async (kind, typed, text) => {
    const main = await openPane('Notifications');
    await type(minimum(kind), typed);
    await click('Save');
    expect(main.argumentsOf('saveAlerts')).toEqual([]);
    expect(described(minimum(kind))).toContain(text);
    expect(document.activeElement).toBe(field(minimum(kind)));
    expect(screen.queryByText('Saved.')).toBeNull();
    await type(minimum(kind), '5');
    await click('Save');
    expect(main.argumentsOf('saveAlerts')).toEqual([withKind(kind, { minimumSeconds: 5 })]);
    expect(field(minimum(kind)).getAttribute('aria-invalid')).toBe('false');
  },
);

test.each([
  ['A problem must be seen, times in a row', '0', '11'],
  ['Any other change must be seen, times in a row', '0', '11'],
  ['Settle time, in seconds', '-1', '3601'],
  ['Remind of a problem every, in minutes', '-1', '10081'],
])('“%s” keeps its range', async (label, low, high) => {
  const main = await openPane('Notifications');
  for (const wrong of [low, high, 'x']) {
    await type(label, wrong);
    await click('Save');
    expect(field(label).getAttribute('aria-invalid')).toBe('true');
  }
  expect(main.argumentsOf('saveAlerts')).toEqual([]);
});

test('what the main process refuses stands beside its field too', async () => {
  const main = await openPane('Notifications');
  main.saveAlerts = (alerts) =>
    Promise.resolve(
      failed(checkAlerts({ ...alerts, settleSeconds: 9999, confirmations: { problems: 0, others: 1 } })),
    );
  await tick('Notify: A phone recovers');
  await click('Save');
  expect(described('Settle time, in seconds')).toContain('it must be from 0 to 3600');
  expect(document.activeElement).toBe(field('A problem must be seen, times in a row'));
});

test('changes are not lost without a question', async () => {
  await openPane('Notifications');
  await tick('Notify: A phone recovers');
  await click('Quiet hours');
  expect(screen.getByText('Leave without saving?')).toBeTruthy();
  await click('Keep editing');
  expect(field('Notify: A phone recovers').checked).toBe(false);
  await tick('Notify: A phone recovers');
  await click('Quiet hours');
  expect(screen.queryByText('Leave without saving?')).toBeNull();
});

test('the page is there in Chinese', async () => {
  const zh = messagesFor('zh-CN').settings;
  const main = await openPane(zh.notifications, { over: { locale: 'zh-CN' } });
  const table = within(screen.getByRole('table', { name: zh.notificationForm.table }));
  expect(table.getAllByRole('rowheader')).toHaveLength(alertKinds.length);
  expect(table.getByText('手机抖动')).toBeTruthy();
  await tick('通知：手机离线');
  await click('保存');
  expect(main.argumentsOf('saveAlerts')).toEqual([withKind('offline', { notify: false })]);
});
