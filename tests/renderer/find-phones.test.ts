import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { newFailure } from '../../electron/core/failure.ts';
import type { FoundPhone } from '../../electron/core/found-phone.ts';
import { failed, ok } from '../../electron/core/result.ts';
import type { Bridge } from '../../electron/shared/contract.ts';
import { FakeMain, account, phone } from './fake-bridge.ts';
import { click, described, field, tick, type } from './form.ts';
import { openWindow, settled } from './open-window.ts';

function found(id: string, over: Partial<FoundPhone> = {}): FoundPhone {
  return { id, name: '', user: '', region: '', sku: '', status: 2, frozen: false, ...over };
}

const tenant: readonly FoundPhone[] = [
  found('aaaa', { name: 'Pixel 1', user: 'alice', region: 'cn-south-1', sku: 'koophone.basic' }),
  found('bbbb', { name: 'Pixel 2', user: 'bob', region: 'cn-south-1', status: 5, frozen: true }),
  found('cccc', { user: 'alice', region: 'cn-north-4', status: null }),
];

async function open(findPhones: Bridge['findPhones'], typed: FakeMain['phones'] = []) {
  const main = new FakeMain([phone('a')], { accounts: [account()] });
  main.phones = typed;
  main.findPhones = findPhones;
  const app = await openWindow(main);
  app.openSettings();
  await settled();
  await click('Find my phones');
  return main;
}

const openTenant = (phones = tenant, typed: FakeMain['phones'] = []) =>
  open(() => Promise.resolve(ok(phones)), typed);

const dialog = () => within(screen.getByRole('dialog'));
const listed = () => within(dialog().getByRole('listbox')).queryAllByRole('option');
const idsOf = (rows: readonly HTMLElement[]) => rows.map((row) => row.dataset['id']);
const chosen = () => idsOf(listed().filter((row) => row.getAttribute('aria-selected') === 'true'));
const button = (name: RegExp) => dialog().getByRole<HTMLButtonElement>('button', { name });
const choose = async (label: string, value: string) => {
  await fireEvent.change(dialog().getByLabelText(label), { target: { value } });
  await settled();
};

describe('the found phones', () => {
  test('are told with all that the service says of them', async () => {
    await openTenant(tenant, [{ id: 'aaaa', name: '', group: '' }]);
    expect(dialog().getByRole('heading', { name: 'The tenant’s phones: 3' })).toBeTruthy();
    expect(listed().map((row) => row.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      'Pixel 1 in your list aaaa · alice · cn-south-1 · koophone.basic Running',
      'Pixel 2 frozen bbbb · bob · cn-south-1 Shut down',
      'cccc alice · cn-north-4 Status not told',
    ]);
  });

  test('are found with the form as it stands, saved or not', async () => {
    const main = await openTenant();
    expect(main.argumentsOf('findPhones')).toMatchObject([{ id: 'eu', credentials: { kind: 'token' } }]);
  });

  test.each([
    ['pixel', ['aaaa', 'bbbb']],
    ['ALICE south', ['aaaa']],
    ['cccc', ['cccc']],
    ['basic', ['aaaa']],
    ['nobody', []],
  ])('are searched for "%s"', async (text, ids) => {
    await openTenant();
    await type('Search the found phones', text);
    await settled();
    expect(idsOf(listed())).toEqual(ids);
    expect(dialog().queryByText('No phone matches.') !== null).toBe(ids.length === 0);
  });

  test.each([
    ['user', ['all (3)', 'alice (2)', 'bob (1)'], 'alice', ['aaaa', 'cccc']],
    ['region', ['all (3)', 'cn-south-1 (2)', 'cn-north-4 (1)'], 'cn-north-4', ['cccc']],
    ['sku', ['all (3)', 'without one (2)', 'koophone.basic (1)'], '', ['bbbb', 'cccc']],
  ])('are grouped by %s', async (grouping, names, value, ids) => {
    await openTenant();
    await choose('Group by', grouping);
    const options = within(dialog().getByLabelText('Show')).getAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual(names);
    await choose('Show', value);
    expect(idsOf(listed())).toEqual(ids);
  });

  test('are chosen one by one, all that are shown at once, or none', async () => {
    await openTenant();
    expect(button(/^Take over/).disabled).toBe(true);
    const [first] = listed();
    if (first !== undefined) await fireEvent.click(first);
    expect(chosen()).toEqual(['aaaa']);
    await type('Search the found phones', 'pixel 2');
    await fireEvent.click(button(/^Choose all 1 shown/));
    await type('Search the found phones', '');
    expect(chosen()).toEqual(['aaaa', 'bbbb']);
    expect(button(/^Take over 2 phones/).disabled).toBe(false);
    await fireEvent.click(button(/^Choose none/));
    expect(chosen()).toEqual([]);
  });

  test('are chosen by the keyboard', async () => {
    await openTenant();
    const list = dialog().getByRole('listbox', { name: 'Found phones' });
    const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(list, { key, ...more });
    list.focus();
    await press('ArrowDown');
    await press(' ');
    await press('End');
    await press(' ');
    expect(chosen()).toEqual(['bbbb', 'cccc']);
    expect(document.getElementById(list.getAttribute('aria-activedescendant') ?? '')?.dataset['id']).toBe(
      'cccc',
    );
    await press(' ');
    expect(chosen()).toEqual(['bbbb']);
    await press('a', { ctrlKey: true });
    expect(chosen()).toEqual(['aaaa', 'bbbb', 'cccc']);
  });

  test('may be thousands: only some are drawn, all are taken', async () => {
    await openTenant(Array.from({ length: 5000 }, (_, index) => found(`p${String(index)}`)));
    expect(listed().length).toBeLessThan(60);
    expect(listed()[0]?.getAttribute('aria-setsize')).toBe('5000');
    await fireEvent.click(button(/^Choose all 5,000 shown/));
    await fireEvent.click(button(/^Take over 5,000 phones/));
    expect(screen.getByText(/^5,000 phones$/)).toBeTruthy();
  });
});

test('phones that are taken over join those that were typed', async () => {
  const main = await openTenant(tenant, [{ id: 'bbbb', name: 'Mine', group: '' }]);
  // Typed while the dialog is open, or before: it is all in the same list.
  await type('Phones', '# my phones\nbbbb, Mine\nnot an id\n');
  await fireEvent.click(button(/^Choose all/));
  await fireEvent.click(button(/^Take over/));
  await settled();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(field('Phones').value).toBe(
    '# my phones\nbbbb,Mine,bob,cn-south-1\nnot an id\naaaa,Pixel 1,alice,cn-south-1\ncccc,,alice,cn-north-4',
  );
  expect(screen.getByText('3 phones taken over. Save to keep them.')).toBeTruthy();
  await type('Phones', field('Phones').value.replace('not an id\n', ''));
  await click('Save');
  expect(main.argumentsOf('saveAccount')).toMatchObject([
    {
      phones: [
        { id: 'bbbb', name: 'Mine', group: 'bob', region: 'cn-south-1' },
        { id: 'aaaa', name: 'Pixel 1', group: 'alice', region: 'cn-south-1' },
        { id: 'cccc', name: '', group: 'alice', region: 'cn-north-4' },
      ],
    },
  ]);
});

test.each(['Escape', 'Cancel'])('%s takes nothing over, and leads back to where one was', async (way) => {
  await openTenant(tenant, [{ id: 'aaaa', name: '', group: '' }]);
  await fireEvent.click(button(/^Choose all/));
  if (way === 'Escape') await fireEvent.keyDown(button(/^Cancel/), { key: 'Escape' });
  else await fireEvent.click(button(/^Cancel/));
  await settled();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(field('Phones').value).toBe('aaaa');
  expect(screen.getByRole('heading', { name: 'Settings' })).toBeTruthy();
});

test('the focus comes back to the button that opened the dialog', async () => {
  await openTenant();
  await fireEvent.click(button(/^Cancel/));
  await settled();
  const action = screen.getByRole('button', { name: 'Find my phones' });
  action.focus();
  await click('Find my phones');
  await fireEvent.click(button(/^Cancel/));
  await settled();
  expect(document.activeElement).toBe(action);
});

describe('a search', () => {
  test('that takes its time says so, and is not started twice', async () => {
    const main = await open(() => new Promise(() => {}));
    expect(screen.getAllByText('Looking for phones…')).toHaveLength(2);
    await click('Looking for phones…');
    expect(main.argumentsOf('findPhones')).toHaveLength(1);
    await type('Phones', 'typed meanwhile');
    expect(field('Phones').value).toBe('typed meanwhile');
  });

  test('that finds nothing says so', async () => {
    await openTenant([]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(
      screen.getByText(/The service lists no phones for this sign-in\. You can still type/),
    ).toBeTruthy();
  });

  test.each([
    [newFailure('forbidden', { requestId: 'request-3' }), 'The service does not allow this account to ask.'],
    [newFailure('malformed', { requestId: 'request-3' }), 'What came back is not an answer of KooPhone.'],
  ])('that fails says why, offers the request ID, and that typing works: %#', async (failure, what) => {
    const main = await open(() => Promise.resolve(failed({ kind: 'failure', failure })));
    expect(document.body.textContent).toContain(what);
    expect(screen.getByText('You can still type, paste or import the phones.')).toBeTruthy();
    await click('Copy request ID');
    expect(main.argumentsOf('copyText')).toEqual([{ text: 'request-3' }]);
  });

  test('that cannot start marks the fields that are wrong', async () => {
    const errors = [{ path: 'credentials.token', problem: { kind: 'empty' } }] as const;
    await open(() => Promise.resolve(failed({ kind: 'fields', errors })));
    expect(screen.getByText('The search could not start: see the fields that are marked.')).toBeTruthy();
    expect(described('X-Auth-Token')).toContain('This must not be empty.');
    expect(document.activeElement).toBe(field('X-Auth-Token'));
  });
});

test('new phones are followed when the user says so', async () => {
  const main = await openTenant([]);
  await tick('Watch new phones by themselves');
  await click('Save');
  expect(main.argumentsOf('saveAccount')).toMatchObject([{ followNew: true }]);
});

test('the account says why new phones could not be looked for', async () => {
  const main = await openTenant([]);
  main.pushState({ accounts: [account({ followNew: true, listingTrouble: newFailure('forbidden') })] });
  await settled();
  expect(screen.getByText('The last time, new phones could not be looked for.')).toBeTruthy();
});
