import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, parseSearch, type Searchable } from '../../../electron/core/search.ts';

const pixel: Searchable = {
  accountId: 'eu',
  instanceId: 'a44uhlf7',
  name: 'Pixel QA 7',
  group: 'qa team',
  status: 3,
  problem: { kind: 'offline' },
  acknowledged: false,
  snooze: null,
};
const accountName = (id: string) => (id === 'eu' ? 'EU tenant' : '中国');
const finds = (text: string, phone: Searchable = pixel) => matches(parseSearch(text), phone, accountName);

describe('a search', () => {
  it.each([
    '',
    '  ',
    'pixel',
    'PIXEL 7',
    'a44u',
    'tenant',
    'team',
    'name:pixel',
    'id:44u',
    'group:"qa team"',
    'GROUP:"QA Team"',
    'account:"eu tenant"',
    'status:offline',
    'status:off',
    'status:3',
    'status:problem',
    '-status:running',
    '-group:login pixel',
    '"pixel qa"',
    '"pixel qa',
    '-nothing',
  ])('%j finds the phone', (text) => {
    expect(finds(text)).toBe(true);
  });

  it.each([
    'galaxy',
    'pixel galaxy',
    'name:a44u',
    'id:pixel',
    'group:qa',
    'account:eu',
    'status:running',
    'status:2',
    'status:none',
    'status:acknowledged',
    'status:snoozed',
    'status:muted',
    'status:flapping',
    '-pixel',
    '-status:problem',
    '"qa pixel"',
    'colour:red',
  ])('%j does not find it', (text) => {
    expect(finds(text)).toBe(false);
  });

  it.each<[status: number | null, word: string]>([
    [0, 'unknown'],
    [1, 'stopped'],
    [2, 'running'],
    [3, 'offline'],
    [4, 'starting'],
    [5, 'shutdown'],
    [7, 'unrecognised'],
    [-1, 'unrecognised'],
    [7, '7'],
    [null, 'none'],
  ])('finds the status %s as %s, and no other as that', (status, word) => {
    expect(finds(`status:${word}`, { ...pixel, status })).toBe(true);
    for (const other of [null, 0, 1, 2, 3, 4, 5]) {
      if (other !== status) expect(finds(`status:${word}`, { ...pixel, status: other })).toBe(false);
    }
  });

  it.each<[what: string, phone: Partial<Searchable>, words: readonly string[]]>([
    ['a problem', {}, ['problem']],
    ['a flapping phone', { problem: { kind: 'flapping' } }, ['problem', 'flapping']],
    ['one that is acknowledged', { acknowledged: true }, ['acknowledged']],
    ['one that is snoozed', { snooze: { until: 'recovery' } }, ['snoozed']],
    ['one that is both', { acknowledged: true, snooze: { until: 1 } }, ['snoozed']],
    ['one that is muted', { snooze: { until: 'never' } }, ['snoozed', 'muted']],
    ['a well phone', { problem: null, acknowledged: true }, []],
    ['a well phone that is snoozed', { problem: null, snooze: { until: 1 } }, []],
    ['a well phone that is muted', { problem: null, snooze: { until: 'never' } }, ['muted']],
  ])('finds %s by its own words alone', (_, phone, words) => {
    const all = ['problem', 'acknowledged', 'snoozed', 'muted', 'flapping'];
    expect(all.filter((word) => finds(`status:${word}`, { ...pixel, ...phone }))).toEqual(words);
    expect(all.filter((word) => finds(`status:${word}`, { ...pixel, ...phone, status: null }))).toEqual(
      words,
    );
  });

  it('takes a word with a colon for a word where no field has that name', () => {
    expect(finds('12:03', { ...pixel, name: 'Since 12:03' })).toBe(true);
    expect(finds('中国', { ...pixel, accountId: 'cn' })).toBe(true);
  });

  it('never throws, and finds with two searches what both of them find', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('pixel', '-pixel', 'status:offline', 'group:"qa team"', 'name:x', '-', ':', 'status:'),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        // An open quote swallows what follows it.
        fc.pre(!one.includes('"') || one.endsWith('team"'));
        expect(finds(`${one} ${other}`)).toBe(finds(one) && finds(other));
      }),
    );
  });
});
