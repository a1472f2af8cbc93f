import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { FakeMain, phone } from './fake-bridge.ts';
import { names, openWindow, settled } from './open-window.ts';

const fleet = () => [
  phone('a1', { name: 'QA 10', group: 'qa' }),
  phone('a2', { name: 'QA 9', group: 'qa', status: 3 }),
  phone('a3', { name: 'Login 1', group: 'login', status: 4 }),
  phone('a4', { name: 'Login 2', group: 'login', status: 7 }),
  phone('a5', { name: 'qa 2', group: 'qa', status: 5 }),
];

const chip = (name: RegExp) => screen.getByRole('button', { name });

describe('the order', () => {
  test('is problems first, then names with their numbers as numbers', async () => {
    await openWindow(new FakeMain(fleet()));
    expect(names()).toEqual(['QA 9', 'Login 1', 'Login 2', 'qa 2', 'QA 10']);
  });

  test('follows a click on a heading: ascending, descending, and back', async () => {
    await openWindow(new FakeMain(fleet()));
    const heading = screen.getByRole('button', { name: 'Name' });
    const sorted = () => screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort');

    await fireEvent.click(heading);
    expect(names()).toEqual(['Login 1', 'Login 2', 'qa 2', 'QA 9', 'QA 10']);
    expect(sorted()).toBe('ascending');
    await fireEvent.click(heading);
    expect(names()).toEqual(['QA 10', 'QA 9', 'qa 2', 'Login 2', 'Login 1']);
    expect(sorted()).toBe('descending');
    await fireEvent.click(heading);
    expect(names()[0]).toBe('QA 9');
    expect(sorted()).toBe('none');
  });
});

describe('the chips', () => {
  test.each([
    [/^All 5/, 5],
    [/^Problems 1/, 1],
    [/^Running 1/, 1],
    [/^Starting 1/, 1],
    [/^Offline 1/, 1],
    [/^Stopped 0/, 0],
    [/^Shut down 1/, 1],
    [/^Unknown 0/, 0],
    [/^Unrecognised 1/, 1],
  ])('%s filters to as many phones as it counts', async (name, count) => {
    const app = await openWindow(new FakeMain(fleet()));
    await fireEvent.click(chip(name));
    expect(app.list.order).toHaveLength(count);
    expect(chip(name).getAttribute('aria-pressed')).toBe('true');
  });

  test('a second press shows all phones again', async () => {
    await openWindow(new FakeMain(fleet()));
    await fireEvent.click(chip(/^Offline/));
    expect(names()).toEqual(['QA 9']);
    expect(screen.getByText('1 of 5 phones')).toBeTruthy();
    await fireEvent.click(chip(/^Offline/));
    expect(names()).toHaveLength(5);
  });

  test('Snoozed is shown only while a problem is, which is not counted twice', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    expect(screen.queryByRole('button', { name: /^Snoozed/ })).toBeNull();
    const snooze = { scope: { kind: 'group', group: 'qa' }, until: 'never' } as const;
    main.delta({ upserts: fleet().map((row) => (row.group === 'qa' ? { ...row, snooze } : row)) });
    await settled();
    expect(chip(/^Problems 0/)).toBeTruthy();
    // What has a problem still comes first.
    expect(names()[0]).toBe('QA 9');
    await fireEvent.click(chip(/^Snoozed 1/));
    expect(names()).toEqual(['QA 9']);
    expect(document.querySelectorAll('.row.problem')).toHaveLength(0);
  });

  test('Unrecognised is shown only while there is such a phone', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    expect(chip(/^Unrecognised/)).toBeTruthy();
    main.delta({ upserts: [phone('a4', { name: 'Login 2', status: 2 })] });
    await settled();
    expect(screen.queryByRole('button', { name: /^Unrecognised/ })).toBeNull();
  });
});

describe('the search', () => {
  test.each([
    ['login', ['Login 1', 'Login 2']],
    ['status:offline', ['QA 9']],
    ['status:7', ['Login 2']],
    ['group:qa -status:shutdown', ['QA 9', 'QA 10']],
    ['"login 2"', ['Login 2']],
  ])('%s finds %j', async (text, found) => {
    await openWindow(new FakeMain(fleet()));
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: text } });
    expect(names()).toEqual(found);
  });

  test('that finds nothing says so and offers a way back', async () => {
    await openWindow(new FakeMain(fleet()));
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'nobody' } });
    expect(screen.queryByRole('grid')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }));
    await settled();
    expect(names()).toHaveLength(5);
  });

  test('a notice that points to a filter presses its chip', async () => {
    const main = new FakeMain(fleet());
    await openWindow(main);
    main.push('navigate', { view: 'fleet', search: 'status:problem' });
    await settled();
    expect(names()).toEqual(['QA 9']);
    expect(chip(/^Problems/).getAttribute('aria-pressed')).toBe('true');
  });
});

test('an account without phones says how to add them', async () => {
  await openWindow(new FakeMain([]));
  await fireEvent.click(screen.getByRole('button', { name: 'Add phones' }));
  expect(screen.getByLabelText('Phones')).toBeTruthy();
});
