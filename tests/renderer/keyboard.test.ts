import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { FakeMain, phone } from './fake-bridge.ts';
import { grid, openWindow, settled } from './open-window.ts';

const fleet = (count = 100) =>
  Array.from({ length: count }, (_, index) =>
    phone(`p${String(index + 1)}`, { name: `Phone ${String(index + 1)}` }),
  );

const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(grid(), { key, ...more });

async function openAndFocus(main: FakeMain) {
  const app = await openWindow(main);
  grid().focus();
  await settled();
  return app;
}

test.each([
  [['ArrowDown'], 'eu/p2'],
  [['ArrowDown', 'ArrowDown', 'ArrowUp'], 'eu/p2'],
  [['ArrowUp'], 'eu/p1'],
  [['End'], 'eu/p100'],
  [['End', 'ArrowDown'], 'eu/p100'],
  [['End', 'Home'], 'eu/p1'],
  // 720 px hold 20 rows: the head, and one row that stays in sight, leave 18.
  [['PageDown'], 'eu/p19'],
  [['PageDown', 'PageDown', 'PageUp'], 'eu/p19'],
])('%j leads from the first phone to %s, and the list names it', async (keys, key) => {
  const app = await openAndFocus(new FakeMain(fleet()));
  for (const name of keys) await press(name);
  await settled();
  expect(app.selection.active).toBe(key);
  const active = document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');
  expect(active?.dataset['key']).toBe(key);
});

test('the list says how many rows it has, though it draws only some', async () => {
  await openAndFocus(new FakeMain(fleet(5000)));
  expect(grid().getAttribute('aria-rowcount')).toBe('5001');
  expect(grid().querySelectorAll('[data-key]').length).toBeLessThan(60);
});

test('Space selects, Shift extends, Escape lets go', async () => {
  const app = await openAndFocus(new FakeMain(fleet()));
  await press(' ');
  expect([...app.selection.keys]).toEqual(['eu/p1']);
  await press('ArrowDown', { shiftKey: true });
  await press('ArrowDown', { shiftKey: true });
  expect([...app.selection.keys]).toEqual(['eu/p1', 'eu/p2', 'eu/p3']);
  await press('ArrowUp', { shiftKey: true });
  expect([...app.selection.keys]).toEqual(['eu/p1', 'eu/p2']);
  await press('Escape');
  expect(app.selection.keys.size).toBe(0);
});

test('Ctrl+A selects what the filter shows, Ctrl+C copies the IDs, and a narrower filter lets the others go', async () => {
  const main = new FakeMain(fleet());
  const app = await openAndFocus(main);
  app.list.search('"phone 10"');
  await settled();
  await press('a', { ctrlKey: true });
  expect([...app.selection.keys]).toEqual(['eu/p10', 'eu/p100']);
  await press('c', { ctrlKey: true });
  expect(main.argumentsOf('copyText')).toEqual([{ text: 'p10\np100' }]);
  app.list.search('"phone 100"');
  expect([...app.selection.keys]).toEqual(['eu/p100']);
});

test('Enter opens the details, the arrows lead them on, Escape closes them', async () => {
  await openAndFocus(new FakeMain(fleet()));
  await press('Enter');
  await settled();
  expect(screen.getByRole('complementary', { name: 'Details of Phone 1' })).toBeTruthy();
  await press('ArrowDown');
  await settled();
  expect(screen.getByRole('complementary', { name: 'Details of Phone 2' })).toBeTruthy();
  await press('Escape');
  await settled();
  expect(screen.queryByRole('complementary')).toBeNull();
});

test.each([
  ['/', {}],
  ['f', { ctrlKey: true }],
])('%s goes to the search', async (key, more) => {
  await openAndFocus(new FakeMain(fleet()));
  await press(key, more);
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
});

test('from the search, the arrow leads into the list, and Escape empties it', async () => {
  const app = await openWindow(new FakeMain(fleet()));
  const search = screen.getByRole('searchbox');
  await fireEvent.input(search, { target: { value: 'phone' } });
  await fireEvent.keyDown(search, { key: 'Escape' });
  expect(app.list.text).toBe('');
  await fireEvent.keyDown(search, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(grid());
});

test.each([
  ['r', { ctrlKey: true }],
  ['F5', {}],
])('%s refreshes', async (key, more) => {
  const main = new FakeMain(fleet());
  await openAndFocus(main);
  await press(key, more);
  expect(main.argumentsOf('refresh')).toHaveLength(1);
});

test('the command key of a Mac is not Ctrl', async () => {
  const main = new FakeMain(fleet(), { platform: 'darwin' });
  await openAndFocus(main);
  await press('r', { ctrlKey: true });
  expect(main.argumentsOf('refresh')).toHaveLength(0);
  await press('r', { metaKey: true });
  expect(main.argumentsOf('refresh')).toHaveLength(1);
});

test('Ctrl+comma opens the settings, Escape leads back', async () => {
  await openAndFocus(new FakeMain(fleet()));
  await press(',', { ctrlKey: true });
  expect(screen.getByRole('heading', { name: 'Settings' })).toBeTruthy();
  await fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(grid()).toBeTruthy();
});
