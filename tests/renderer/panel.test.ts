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
      { from: 2, to: 3, at: NOW - 120_000, afterGap: true },
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
