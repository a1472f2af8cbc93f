import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newFailure, type FailureKind } from '../../electron/core/failure.ts';
import { FakeMain, NOW, account, phone } from './fake-bridge.ts';
import { column, grid, names, openWindow, rows, settled } from './open-window.ts';

const fleet = () => ['A', 'B', 'C'].map((name) => phone(name.toLowerCase(), { name }));
const refused = (kind: FailureKind) => ({ kind: 'failure', failure: newFailure(kind) }) as const;
const own = { kind: 'phone', key: 'eu/a' } as const;
const offline = (name: string) => phone(name.toLowerCase(), { name, status: 3 });

/** Moves the pointer over the list: the first event only says where it is. */
async function point() {
  await fireEvent.pointerMove(grid(), { screenX: 100, screenY: 100 });
  await fireEvent.pointerMove(grid(), { screenX: 100, screenY: 101 });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a change of the fleet', () => {
  test('brings a new problem to the top when nobody works in the list', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    main.delta({ upserts: [offline('C')] });
    await settled();
    expect(names()).toEqual(['C', 'A', 'B']);
  });

  test('shows at once but moves nothing while the pointer is on the list', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    await point();
    main.delta({ upserts: [offline('C')] });
    await settled();
    expect(names()).toEqual(['A', 'B', 'C']);
    expect(column(2)[2]).toBe('Offline');
    expect(screen.getByText('1 change waits for its place')).toBeTruthy();
    await fireEvent.pointerLeave(grid());
    expect(names()).toEqual(['C', 'A', 'B']);
    expect(screen.queryByText(/waits for its place/)).toBeNull();
  });

  test('moves rows after a pointer that has rested for half a minute', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    await point();
    main.delta({ upserts: [offline('C')] });
    vi.advanceTimersByTime(29_000);
    await settled();
    expect(names()).toEqual(['A', 'B', 'C']);
    vi.advanceTimersByTime(1000);
    await settled();
    expect(names()).toEqual(['C', 'A', 'B']);
  });

  test('moves rows under a pointer that rested there when the window opened', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    // The browser says where the pointer is, though nobody moves it: as the window appears, and as rows move under it.
    await fireEvent.pointerMove(grid(), { screenX: 100, screenY: 100 });
    await fireEvent.pointerMove(grid(), { screenX: 100, screenY: 100 });
    main.delta({ upserts: [offline('C')] });
    await settled();
    expect(names()).toEqual(['C', 'A', 'B']);
  });

  test('moves rows when the window is shown again under a pointer that rests elsewhere', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    await point();
    document.dispatchEvent(new Event('visibilitychange'));
    await fireEvent.pointerMove(grid(), { screenX: 400, screenY: 300 });
    main.delta({ upserts: [offline('C')] });
    await settled();
    expect(names()).toEqual(['C', 'A', 'B']);
  });

  test('moves nothing while the wheel turns over the list', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    await fireEvent.wheel(grid());
    main.delta({ upserts: [offline('C')] });
    await settled();
    expect(names()).toEqual(['A', 'B', 'C']);
  });

  test('waits for its place while phones are selected, until the user sorts', async () => {
    const main = new FakeMain(fleet());
    const app = await openWindow(main);
    app.selection.toggle('eu/b');
    main.delta({ upserts: [offline('C')] });
    await settled();
    expect(names()).toEqual(['A', 'B', 'C']);
    await fireEvent.click(screen.getByRole('button', { name: 'Sort now' }));
    expect(names()).toEqual(['C', 'A', 'B']);
    expect([...app.selection.keys]).toEqual(['eu/b']);
  });

  test('leaves the selection with its phones, and lets go of phones that are gone', async () => {
    const main = new FakeMain(fleet());
    const app = await openWindow(main);
    app.selection.toggle('eu/a');
    app.selection.toggle('eu/b');
    main.delta({ upserts: [offline('B'), phone('d', { name: 'AA' })], removes: ['eu/a'] });
    await settled();
    const selected = rows().filter((row) => row.getAttribute('aria-selected') === 'true');
    expect(selected.map((row) => row.dataset['key'])).toEqual(['eu/b']);
    expect(screen.getByText(/1 selected/)).toBeTruthy();
  });

  test('that only says when phones were checked renews their age', async () => {
    const main = new FakeMain([phone('a', { name: 'A', checked: NOW - 90_000 })], {
      accounts: [account({ pace: { everySeconds: 60, limitedBy: 'interval', requestsPerSecond: 5 } })],
    });
    await openWindow(main);
    expect(column(7)).toEqual(['1 min ago']);
    main.delta({ checks: [{ at: NOW - 2000, keys: ['eu/a'] }] });
    await settled();
    expect(column(7)).toEqual(['2 s ago']);
  });

  test('that was missed makes the window ask for everything again', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    main.seq += 1;
    main.rows = [...main.rows, phone('d', { name: 'D' })];
    main.delta({ upserts: [phone('e', { name: 'E' })] });
    await settled();
    expect(main.argumentsOf('getFleet')).toHaveLength(2);
    expect(names()).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  test('that comes a second time changes nothing', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    main.push('fleet', { seq: 1, upserts: [offline('C')], removes: [], checks: [] });
    await settled();
    expect(names()).toEqual(['A', 'B', 'C']);
    expect(main.argumentsOf('getFleet')).toHaveLength(1);
  });
});

describe('what is known of a phone', () => {
  test.each([
    [30, 61, '1 min ago', false],
    [30, 91, '1 min ago (old)', true],
    [10, 59, '59 s ago', false],
    [10, 61, '1 min ago (old)', true],
    [60, 179, '2 min ago', false],
  ])('checked every %i s and %i s ago reads "%s"', async (everySeconds, seconds, text, stale) => {
    await openWindow(
      new FakeMain([phone('a', { checked: NOW - seconds * 1000 })], {
        accounts: [account({ pace: { everySeconds, limitedBy: 'interval', requestsPerSecond: 5 } })],
      }),
    );
    expect(column(7)).toEqual([text]);
    expect(rows()[0]?.classList.contains('stale')).toBe(stale);
  });

  test('gets older while one looks at it', async () => {
    let now = NOW;
    await openWindow(new FakeMain([phone('a', { checked: NOW - 4000 })]), () => now);
    expect(column(7)).toEqual(['4 s ago']);
    now += 3000;
    vi.advanceTimersByTime(1000);
    await settled();
    expect(column(7)).toEqual(['7 s ago']);
  });

  test.each([
    [phone('a', { status: null, since: null, checked: null }), 'No answer yet'],
    [phone('a', { status: 7 }), 'Unrecognised (7)'],
    [phone('a', { status: 4, problem: { kind: 'stuck', since: NOW - 600_000 } }), 'Starting stuck'],
    [phone('a', { problem: { kind: 'silent', since: NOW - 600_000 } }), 'Running no answer'],
    [phone('a', { status: 3, acknowledged: true }), 'Offline acknowledged'],
    [phone('a', { silence: refused('frozen') }), 'Running frozen'],
    [phone('a', { status: null, silence: refused('noInstance') }), 'No answer yet does not exist'],
    [
      phone('a', { problem: { kind: 'silent', since: NOW }, silence: refused('otherTenant') }),
      'Running other tenant',
    ],
    [
      phone('a', {
        problem: { kind: 'silent', since: NOW },
        silence: refused('frozen'),
        acknowledged: true,
      }),
      'Running frozen, acknowledged',
    ],
    [phone('a', { problem: { kind: 'flapping', since: NOW } }), 'Running flapping'],
    [phone('a', { status: 1, problem: { kind: 'stopped', since: NOW } }), 'Stopped should run'],
    [phone('a', { problem: { kind: 'unexpected', since: NOW } }), 'Running not as expected'],
    [phone('a', { status: 3, snooze: { scope: own, until: NOW + 60_000 } }), 'Offline snoozed until 12:01'],
    [phone('a', { snooze: { scope: { kind: 'group', group: 'qa' }, until: 'never' } }), 'Running muted'],
    [
      phone('a', { problem: { kind: 'flapping', since: NOW }, snooze: { scope: own, until: 'recovery' } }),
      'Running flapping snoozed until it recovers',
    ],
    // The banner says that everything is snoozed.
    [phone('a', { snooze: { scope: { kind: 'all' }, until: NOW + 60_000 } }), 'Running'],
    [
      phone('a', { status: 0, snooze: { scope: { kind: 'all' }, until: NOW + 60_000 } }),
      'Unknown snoozed until 12:01',
    ],
    // What is wrong with the account stands above the list.
    [phone('a', { silence: refused('network') }), 'Running'],
  ])('is told in words: %#', async (row, words) => {
    await openWindow(new FakeMain([row]));
    expect(column(2)[0]?.replace(/\s+/g, ' ')).toBe(words);
  });
});
