import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { newFailure } from '../../electron/core/failure.ts';
import { FakeMain, NOW, phone } from './fake-bridge.ts';
import { openWindow, rows, settled } from './open-window.ts';

const broken = () => phone('a44uhlf7', { name: 'Pixel QA 7', group: 'qa', status: 3 });

const panel = () => within(screen.getByRole('complementary'));
const text = () => screen.getByRole('complementary').textContent.replace(/\s+/g, ' ');

async function openPanel(main: FakeMain) {
  await openWindow(main);
  const [row] = rows();
  if (row !== undefined) await fireEvent.click(row);
  await settled();
}

test('the details tell everything that is known of a phone', async () => {
  const main = new FakeMain([broken()]);
  main.details = {
    transitions: [
      { from: 2, to: 3, at: NOW - 120_000, afterGap: 'unobserved' },
      { from: 4, to: 2, at: NOW - 3_600_000, afterGap: 'away' },
      { from: null, to: 2, at: NOW - 7_200_000, afterGap: false },
    ],
    lastAnswer: { at: NOW - 4000, status: 3, requestId: 'request-7' },
  };
  await openPanel(main);
  for (const words of ['Pixel QA 7', 'Offline', 'code 3', 'qa', 'EU', 'a44uhlf7', 'request-7'])
    expect(text()).toContain(words);
  const changes = panel().getAllByRole('listitem');
  expect(changes.map((item) => item.textContent.replace(/\s+/g, ' ').trim())).toEqual([
    'Running → Offline 11:58 or earlier: KooGlance could not check before',
    'Starting → Running 11:00 or earlier: KooGlance was not running',
    'First seen: Running 10:00',
  ]);
});

test('they say why the last try had no answer', async () => {
  await openPanel(
    new FakeMain([phone('a', { silence: { kind: 'unanswered', why: 'missing', requestId: 'request-8' } })]),
  );
  expect(text()).toContain('The answer of the service said nothing about this phone.');
  expect(text()).toContain('request-8');
});

test('they say why the service refuses to tell, what to do, and what it said', async () => {
  const failure = newFailure('frozen', {
    code: 'KOOPHONE.API.2004',
    message: 'Instance is frozen.',
    requestId: 'request-6',
  });
  const main = new FakeMain([phone('a', { silence: { kind: 'failure', failure } })]);
  await openPanel(main);
  for (const words of ['This phone is frozen', 'Renew it', 'KOOPHONE.API.2004: Instance is frozen.'])
    expect(text()).toContain(words);
  await fireEvent.click(panel().getByRole('button', { name: 'Copy request ID' }));
  expect(main.argumentsOf('copyText')).toEqual([{ text: 'request-6' }]);
});

test('they are asked for again when the phone changes', async () => {
  const main = new FakeMain([broken()]);
  await openPanel(main);
  expect(text()).toContain('None since');
  main.details = { transitions: [{ from: 3, to: 2, at: NOW, afterGap: false }] };
  main.delta({ upserts: [phone('a44uhlf7', { name: 'Pixel QA 7' })] });
  await settled();
  expect(text()).toContain('Offline → Running');
});

test('the problem can be acknowledged, and the ID copied', async () => {
  const main = new FakeMain([broken()]);
  await openPanel(main);
  await fireEvent.click(panel().getByRole('button', { name: 'Acknowledge' }));
  expect(main.argumentsOf('acknowledge')).toEqual([{ keys: ['eu/a44uhlf7'], acknowledged: true }]);
  await fireEvent.click(panel().getByRole('button', { name: 'Copy Instance ID' }));
  expect(main.argumentsOf('copyText')).toEqual([{ text: 'a44uhlf7' }]);
});

test('a notice brings the window to its phone, whatever the filter', async () => {
  const main = new FakeMain([broken(), phone('b', { name: 'Other' })]);
  const app = await openWindow(main);
  app.list.search('other');
  main.push('navigate', { view: 'phone', key: 'eu/a44uhlf7' });
  await settled();
  expect(text()).toContain('Pixel QA 7');
  expect(app.selection.active).toBe('eu/a44uhlf7');
});

test('a phone that has left the fleet is not made up', async () => {
  const main = new FakeMain([broken()]);
  await openPanel(main);
  main.delta({ removes: ['eu/a44uhlf7'] });
  await settled();
  expect(text()).toContain('This phone is no longer in the fleet.');
});

test('the main process is told whose details can be seen', async () => {
  const main = new FakeMain([broken(), phone('b', { name: 'Other' })]);
  await openPanel(main);
  await fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
  await settled();
  await fireEvent.keyDown(document.body, { key: 'Escape' });
  await settled();
  await fireEvent.click(panel().getByRole('button', { name: 'Close details' }));
  await settled();
  const shown = { key: 'eu/a44uhlf7' };
  expect(main.argumentsOf('setInView')).toEqual([{ key: null }, shown, { key: null }, shown, { key: null }]);
});

test('what a phone shall be is said here, and where that comes from', async () => {
  const main = new FakeMain([broken()], {
    groups: [{ group: 'qa', expected: 'running', threshold: null }],
  });
  await openPanel(main);
  const select = panel().getByLabelText<HTMLSelectElement>('Expected status');
  const chosen = () => select.selectedOptions[0]?.textContent;
  expect(chosen()).toBe('As group qa says: Running');
  await fireEvent.change(select, { target: { value: 'off' } });
  expect(main.argumentsOf('expect')).toEqual([{ keys: ['eu/a44uhlf7'], expected: 'off' }]);
  main.delta({ upserts: [{ ...broken(), expected: 'off' }] });
  await settled();
  expect(chosen()).toBe('Off');
  expect(text()).toContain('Set for this phone alone.');
  await fireEvent.change(select, { target: { value: 'group' } });
  expect(main.argumentsOf('expect')).toHaveLength(2);
  expect(main.argumentsOf('expect')[1]).toEqual({ keys: ['eu/a44uhlf7'], expected: null });
});

test('a phone whose group says nothing is expected to be anything', async () => {
  await openPanel(new FakeMain([broken()]));
  const select = panel().getByLabelText<HTMLSelectElement>('Expected status');
  expect(select.selectedOptions[0]?.textContent).toBe('Not set: Anything');
});

test.each([
  [{ kind: 'phone', key: 'eu/a44uhlf7' } as const, NOW + 1_800_000, 'snoozed until 12:30.', 'End snooze'],
  [{ kind: 'phone', key: 'eu/a44uhlf7' } as const, 'never' as const, 'muted.', 'Unmute'],
  [
    { kind: 'group', group: 'qa' } as const,
    NOW + 1_800_000,
    'snoozed until 12:30 (group qa).',
    'End snooze: group qa',
  ],
  [
    { kind: 'account', accountId: 'eu' } as const,
    'never' as const,
    'muted (account EU).',
    'Unmute: account EU',
  ],
  [{ kind: 'all' } as const, NOW + 60_000, 'snoozed until 12:01 (everything).', 'End snooze: everything'],
])('a snooze of %j is named, and ended as a whole', async (scope, until, words, button) => {
  const main = new FakeMain([{ ...broken(), snooze: { scope, until } }]);
  await openPanel(main);
  expect(text()).toContain(`Now: ${words}`);
  await fireEvent.click(panel().getByRole('button', { name: button }));
  expect(main.argumentsOf('endSnooze')).toEqual([{ scopes: [scope] }]);
});
