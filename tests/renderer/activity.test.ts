import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActivityPage } from '../../electron/shared/contract.ts';
import { ActivityList } from '../../renderer/lib/activity.svelte.ts';
import { change, entries, list, notice, openActivity, passedOn, text } from './activity-record.ts';
import { FakeMain, NOW, phone } from './fake-bridge.ts';
import { grid, openWindow, settled } from './open-window.ts';

const titles = () => entries().map((entry) => text(entry.querySelector('.title') ?? undefined));
const numbers = () => entries().map((entry) => Number(entry.dataset['entry']));
const press = (key: string) => fireEvent.keyDown(list(), { key });

async function push(name: string) {
  await fireEvent.click(screen.getByRole('button', { name }));
  await settled();
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a record without entries says what will be there', async () => {
  await openActivity([]);
  expect(screen.getByRole('heading', { name: 'Nothing has happened yet.' })).toBeTruthy();
});

describe('the filter', () => {
  const record = [
    change(1),
    change(2, { fate: { kind: 'suppressed', why: { kind: 'off' } } }),
    notice(3),
    notice(4, { fate: { kind: 'refused', error: 'no server' } }),
    passedOn(5, { error: 'refused' }),
  ];

  test.each([
    ['All', [5, 4, 3, 2, 1]],
    ['Notices', [5, 4, 3]],
    ['Changes', [2, 1]],
    ['Not shown', [4, 2]],
  ])('%s', async (name, shown) => {
    await openActivity(record);
    await push(name);
    expect(numbers()).toEqual(shown);
    expect(screen.getByRole('button', { name }).getAttribute('aria-pressed')).toBe('true');
  });

  test.each([
    ['login', [2]],
    ['QA eu', [1]],
    ['went pixel', [3]],
    ['hooks', [4]],
  ])('the words "%s" find %j', async (words, shown) => {
    await openActivity([
      change(1),
      change(2, { name: 'Login 1' }),
      notice(3),
      passedOn(4, { title: 'Other' }),
    ]);
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: words } });
    await settled();
    expect(numbers()).toEqual(shown);
  });

  test('that nothing passes says so and offers a way back', async () => {
    await openActivity(record);
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'nobody' } });
    await settled();
    expect(entries()).toHaveLength(0);
    await push('Clear the filter');
    expect(numbers()).toEqual([5, 4, 3, 2, 1]);
  });

  test('looks on in older entries until it has found enough', async () => {
    const { main } = await openActivity([
      ...Array.from({ length: 1000 }, (_, index) => change(index + 2)),
      notice(1),
    ]);
    expect(main.argumentsOf('getActivity')).toHaveLength(1);
    await push('Notices');
    await settled();
    expect(numbers()).toEqual([1]);
    expect(main.argumentsOf('getActivity')).toHaveLength(6);
    expect(main.argumentsOf('getActivity')[1]).toEqual({ before: 802, most: 200 });
  });
});

describe('what happens meanwhile', () => {
  test('comes on top', async () => {
    const { main } = await openActivity([change(1)]);
    main.happens([notice(2), change(3, { name: 'Login' })]);
    await settled();
    expect(titles()).toEqual([
      'Login: Running → Offline',
      'Pixel QA 7 went offline',
      'Pixel QA 7: Running → Offline',
    ]);
  });

  test('replaces what has the same number, in its place', async () => {
    const { main } = await openActivity([change(2), notice(1)]);
    main.happens([notice(1, { fate: { kind: 'clicked', at: NOW } })]);
    await settled();
    expect(numbers()).toEqual([2, 1]);
    expect(text(entries()[1])).toContain('Clicked at 12:00');
  });

  test('waits behind a button while the list is scrolled, and only what passes the filter is counted', async () => {
    const { main, app } = await openActivity(Array.from({ length: 50 }, (_, index) => change(index + 1)));
    await push('Changes');
    Object.assign(list(), { scrollTop: 400 });
    await fireEvent.scroll(list());
    main.happens([notice(51), change(52), change(53), change(54)]);
    await settled();
    const newest = () => app.activity.shown.slice(0, 4).map(({ id }) => id);
    expect(newest()).toEqual([50, 49, 48, 47]);
    await push('3 new');
    expect(newest()).toEqual([54, 53, 52, 50]);
    expect(list().scrollTop).toBe(0);
    expect(screen.queryByRole('button', { name: /new$/ })).toBeNull();
  });

  test('waits while the pointer is on the list, and changes in its place what is there', async () => {
    const { main } = await openActivity([notice(1)]);
    await fireEvent.pointerMove(list(), { screenX: 100, screenY: 100 });
    await fireEvent.pointerMove(list(), { screenX: 100, screenY: 101 });
    main.happens([change(2)]);
    main.happens([notice(1, { fate: { kind: 'clicked', at: NOW } })]);
    main.happens([change(2, { name: 'Renamed' })]);
    await settled();
    expect(numbers()).toEqual([1]);
    expect(text(entries()[0])).toContain('Clicked at 12:00');
    expect(screen.getByRole('button', { name: '1 new' })).toBeTruthy();
    await fireEvent.pointerLeave(list());
    await settled();
    expect(titles()[0]).toBe('Renamed: Running → Offline');
  });

  test('is not lost while the first page is on its way', async () => {
    const main = new FakeMain();
    let answer: (page: ActivityPage) => void = () => undefined;
    const getActivity = () =>
      new Promise<ActivityPage>((resolve) => {
        answer = resolve;
      });
    const activity = new ActivityList({ ...main.bridge, getActivity });
    const read = activity.follow(new AbortController().signal);
    main.push('activity', [change(2, { name: 'Newer' }), change(3)]);
    answer({ entries: [change(2), change(1)], more: false });
    await read;
    expect(activity.shown.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(activity.shown[1]).toMatchObject({ name: 'Newer' });
  });

  test('is there with the next visit', async () => {
    const { main, app } = await openActivity([change(1)]);
    app.navigation.go({ at: 'fleet' });
    await settled();
    main.happens([change(2)]);
    app.goTo({ view: 'activity' });
    await settled();
    expect(numbers()).toEqual([2, 1]);
  });

  test('to an entry that has not been read yet comes with its page', async () => {
    const { main, app } = await openActivity(Array.from({ length: 300 }, (_, index) => change(index + 1)));
    main.happens([change(7, { name: 'Old' })]);
    await settled();
    expect(app.activity.shown).toHaveLength(200);
    await app.activity.reachedEnd();
    expect(app.activity.shown.map(({ id }) => id)).toEqual(
      Array.from({ length: 300 }, (_, index) => 300 - index),
    );
    expect(app.activity.shown.at(-7)).toMatchObject({ name: 'Old' });
  });
});

test('of 10,000 entries only those in sight are drawn, and the rest is read as one scrolls', async () => {
  const { main, app } = await openActivity(Array.from({ length: 10_000 }, (_, index) => change(index + 1)));
  expect(entries().length).toBeLessThan(60);
  for (let page = 0; page < 120; page += 1) await fireEvent.scroll(list());
  await settled();
  expect(app.activity.shown).toHaveLength(10_000);
  expect(main.argumentsOf('getActivity')).toHaveLength(50);
  expect(entries().length).toBeLessThan(60);
});

describe('the keyboard', () => {
  const record = Array.from({ length: 100 }, (_, index) => change(index + 1, { key: 'eu/b' }));

  test.each([
    [['ArrowDown'], 99],
    [['ArrowDown', 'ArrowDown', 'ArrowUp'], 99],
    [['ArrowUp'], 100],
    [['End'], 1],
    [['End', 'Home'], 100],
    // 720 px hold 14 usual entries, and one stays in sight.
    [['PageDown'], 87],
    [['PageDown', 'PageUp'], 100],
  ])('%j leads from the newest to number %i', async (keys, number) => {
    await openActivity(record);
    list().focus();
    await settled();
    for (const key of keys) await press(key);
    await settled();
    const active = document.getElementById(list().getAttribute('aria-activedescendant') ?? '');
    expect(active?.dataset['entry']).toBe(String(number));
    expect(active?.getAttribute('aria-selected')).toBe('true');
  });

  test('stays with its entry while others come', async () => {
    const { main, app } = await openActivity([change(1)]);
    list().focus();
    vi.advanceTimersByTime(10_000);
    main.happens([change(2)]);
    await settled();
    expect(numbers()).toEqual([2, 1]);
    expect(app.activity.active).toBe(1);
  });

  test('Enter opens the phone', async () => {
    await openActivity(record);
    list().focus();
    await press('Enter');
    await settled();
    expect(screen.getByRole('complementary', { name: 'Details of b' })).toBeTruthy();
  });

  test.each([
    ['/', {}],
    ['f', { ctrlKey: true }],
  ])('%s goes to the search, the arrow from there into the list', async (key, more) => {
    await openActivity(record);
    await fireEvent.keyDown(document.body, { key, ...more });
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    await fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(list());
  });

  test('Escape empties the search first, then leads back to the phones', async () => {
    const { app } = await openActivity(record);
    const search = screen.getByRole('searchbox');
    await fireEvent.input(search, { target: { value: 'b' } });
    await fireEvent.keyDown(search, { key: 'Escape' });
    await settled();
    expect(app.activity.text).toBe('');
    await fireEvent.keyDown(search, { key: 'Escape' });
    await settled();
    expect(grid()).toBeTruthy();
  });
});

describe('a click', () => {
  test('on a notice leads to where the notice leads', async () => {
    const { app } = await openActivity([notice(1, { destination: { view: 'fleet', search: 'group:qa' } })]);
    await fireEvent.click(entries()[0] ?? list());
    await settled();
    expect(app.list.text).toBe('group:qa');
    expect(grid()).toBeTruthy();
  });

  test('on what was passed on leads to where its notice leads', async () => {
    await openActivity([notice(1), passedOn(2)]);
    await fireEvent.click(entries()[0] ?? list());
    await settled();
    expect(screen.getByRole('complementary', { name: 'Details of Pixel QA 7' })).toBeTruthy();
  });

  test('on a phone that has left the fleet says so', async () => {
    await openActivity([change(1, { key: 'eu/gone' })]);
    await fireEvent.click(entries()[0] ?? list());
    await settled();
    expect(screen.getByText('This phone is no longer in the fleet.')).toBeTruthy();
  });

  test('on the button of the toolbar opens the record', async () => {
    await openWindow(new FakeMain([phone('a')]));
    await push('Activity');
    expect(screen.getByRole('heading', { name: 'Activity' })).toBeTruthy();
  });
});
