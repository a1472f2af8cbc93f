import { describe, expect, it } from 'vitest';
import { createFleet } from '../../../electron/core/fleet.ts';
import { LONG_PASSAGE } from '../../../electron/core/phone-record.ts';
import { answerOf, failureOf, GAP, goOn, live, STEP, times, type Look } from './phone-lives.ts';
import { plainRules } from './plain-rules.ts';

const lives: readonly [what: string, looks: readonly Look[], events: readonly string[]][] = [
  [
    'one Offline does not end a silence as a recovery',
    [2, ...times(20, 'missing'), 3, 3],
    ['nothing > 2 at 0s', 'silent since 0s', '2 > 3 at 630s after a gap', 'offline since 630s after a gap'],
  ],
  ['the first look is a baseline', [2, 2, 2], ['nothing > 2 at 0s']],
  [
    'a harmless change needs one look',
    [2, 5, 4, 2],
    ['nothing > 2 at 0s', '2 > 5 at 30s', '5 > 4 at 60s', '4 > 2 at 90s'],
  ],
  ['Offline seen once is doubted', [2, 3, 2, 3, 2], ['nothing > 2 at 0s', '2 > 3? at 30s', '2 > 3? at 90s']],
  ['Unknown seen once is doubted', [2, 0, 2], ['nothing > 2 at 0s', '2 > 0? at 30s']],
  [
    'Offline seen twice is a problem since the first time',
    [2, 3, 3],
    ['nothing > 2 at 0s', '2 > 3 at 30s', 'offline since 30s'],
  ],
  ['Unknown seen twice is a problem', [1, 0, 0], ['nothing > 1 at 0s', '1 > 0 at 30s', 'unknown since 30s']],
  [
    'Offline and Unknown do not confirm each other',
    [2, 3, 0, 3, 0],
    ['nothing > 2 at 0s', '2 > 3? at 30s', '2 > 0? at 60s', '2 > 3? at 90s'],
  ],
  [
    'a problem at the first look is marked as such',
    [3, 3],
    ['nothing > 3 at 0s', 'offline since 0s at the first look'],
  ],
  ['a problem seen once at the first look is none', [3, 2], ['nothing > 3? at 0s', 'nothing > 2 at 30s']],
  [
    'a problem ends with the first good look',
    [2, 3, 3, 2],
    [
      'nothing > 2 at 0s',
      '2 > 3 at 30s',
      'offline since 30s',
      '3 > 2 at 90s',
      'well with 2 at 90s after offline since 30s',
    ],
  ],
  [
    'Starting is the way back, not the recovery',
    [2, 3, 3, 4, 4, 2],
    [
      'nothing > 2 at 0s',
      '2 > 3 at 30s',
      'offline since 30s',
      '3 > 4 at 90s',
      '4 > 2 at 150s',
      'well with 2 at 150s after offline since 30s',
    ],
  ],
  [
    'a relapse on the way back is the same incident',
    [2, 3, 3, 4, 4, 3, 3],
    ['nothing > 2 at 0s', '2 > 3 at 30s', 'offline since 30s', '3 > 4 at 90s', '4 > 3 at 150s'],
  ],
  [
    'another kind of problem is told anew',
    [2, 3, 3, 0, 0],
    ['nothing > 2 at 0s', '2 > 3 at 30s', 'offline since 30s', '3 > 0 at 90s', 'unknown since 90s'],
  ],
  [
    'codes that the reference does not know are kept',
    [2, 7, -1, 99],
    ['nothing > 2 at 0s', '2 > 7 at 30s', '7 > -1 at 60s', '-1 > 99 at 90s'],
  ],
  ['no answer is never a status', [2, ...times(100, 'failed'), 2], ['nothing > 2 at 0s']],
  ['a phone that was never answered about makes no event', times(100, 'failed'), []],
  [
    'left out for ten minutes is a problem, told once',
    [2, ...times(40, 'missing')],
    ['nothing > 2 at 0s', 'silent since 0s'],
  ],
  ['left out for less is none', [2, ...times(19, 'missing'), 2], ['nothing > 2 at 0s']],
  ['left out from the first look on is a problem too', times(40, 'missing'), ['silent since 0s']],
  [
    'an answer ends the silence',
    [2, ...times(20, 'missing'), 2],
    ['nothing > 2 at 0s', 'silent since 0s', 'well with 2 at 630s after silent since 0s'],
  ],
  [
    'ten minutes in Starting is a problem, told once',
    [2, ...times(40, 4), 2],
    [
      'nothing > 2 at 0s',
      '2 > 4 at 30s',
      'stuck since 30s',
      '4 > 2 at 1230s',
      'well with 2 at 1230s after stuck since 30s',
    ],
  ],
  [
    'what changed while nobody looked is marked so',
    [2, 'gap', 3, 3, 'gap', 2, 2],
    [
      'nothing > 2 at 0s',
      '2 > 3 at 150s after a gap',
      'offline since 150s after a gap',
      '3 > 2 at 330s after a gap',
      'well with 2 at 330s after offline since 150s after a gap',
    ],
  ],
  [
    'what was seen before the gap began before it',
    [2, 3, 'gap', 3],
    ['nothing > 2 at 0s', '2 > 3 at 30s', 'offline since 30s'],
  ],
];

describe('a phone', () => {
  it.each(lives)('%s', (_, looks, events) => {
    expect(live(looks).events).toEqual(events);
  });

  it('keeps its last status while there is no answer, and says why there is none', () => {
    const { phone } = live([2, 'failed', 'missing']);
    expect(phone.lastAnswer).toMatchObject({ code: 2, at: 0 });
    expect(phone.silence).toEqual({ kind: 'unanswered', why: 'missing', requestId: 'request' });
    expect(live([2, 'missing', 'failed']).phone.silence).toEqual({
      kind: 'failure',
      failure: failureOf('network'),
    });
    expect(live([2, 'failed', 2]).phone.silence).toBeNull();
  });

  it.each<[looks: readonly Look[], quick: boolean]>([
    [[2], false],
    [[2, 3], true],
    [[2, 3, 2], false],
    [[2, 3, 3], true],
    [[2, 3, 3, 2], false],
    [[2, 3, 3, 4], true],
    [[4], true],
    [[1], false],
    [['failed'], false],
  ])('after %j wants the quick interval: %s', (looks, quick) => {
    expect(live(looks).fleet.wantsQuick('eu', 'a', looks.length * STEP)).toBe(quick);
  });

  it('goes back to the normal interval when its passage takes too long', () => {
    const { fleet } = live([4, 4]);
    expect(fleet.wantsQuick('eu', 'a', LONG_PASSAGE - 1)).toBe(true);
    expect(fleet.wantsQuick('eu', 'a', LONG_PASSAGE)).toBe(false);
  });

  it('stays acknowledged through a relapse, and no longer than the incident', () => {
    const { fleet, phone, at } = live([2, 3, 3]);
    expect(fleet.acknowledge(['eu/a', 'eu/nobody'], true)).toEqual(['eu/a']);
    expect(fleet.acknowledge(['eu/a'], true)).toEqual([]);
    const relapse = goOn(fleet, [4, 4, 3, 3], at);
    expect([phone.problem?.kind, phone.acknowledged]).toEqual(['offline', true]);
    expect([fleet.counts.problems, fleet.counts.acknowledged]).toEqual([0, 1]);
    goOn(fleet, [2], relapse.at);
    expect([phone.problem, phone.acknowledged]).toEqual([null, false]);
  });

  it.each<[looks: readonly Look[], passing: number]>([
    [['failed'], 0],
    [[2], 0],
    [[4], 1],
    [[2, 3], 1],
    [[2, 3, 3], 0],
    [[2, 3, 3, 4], 1],
    [times(30, 4), 0],
  ])('after %j counts as in passage: %i', (looks, passing) => {
    expect(live(looks).fleet.counts.passing).toBe(passing);
  });

  it('cannot be acknowledged while nothing is wrong with it', () => {
    expect(live([2]).fleet.acknowledge(['eu/a'], true)).toEqual([]);
  });
});

describe('a list of phones', () => {
  const entry = (id: string, name = '') => ({ id, name, group: '' });

  it('keeps what is known of the phones that stay, and forgets those that go', () => {
    const fleet = createFleet(plainRules());
    fleet.setPhones('eu', [entry('a'), entry('b')], 0);
    fleet.setPhones('cn', [entry('a')], 0);
    fleet.answered('eu', answerOf({ a: 2, b: 3 }), 0, GAP);
    const { changed, removed } = fleet.setPhones('eu', [entry('a', 'Pixel'), entry('c')], STEP);
    expect(changed).toEqual(['eu/a', 'eu/c']);
    expect(removed).toEqual(['eu/b']);
    expect(fleet.phones.get('eu/a')).toMatchObject({ name: 'Pixel', lastAnswer: { code: 2 } });
    expect(fleet.counts).toMatchObject({ total: 3, waiting: 2 });
    expect(fleet.setPhones('eu', [], STEP).removed).toEqual(['eu/a', 'eu/c']);
    expect([...fleet.phones.keys()]).toEqual(['cn/a']);
  });

  it('takes nothing from answers about phones that are not on it', () => {
    const fleet = createFleet(plainRules());
    fleet.setPhones('eu', [entry('a')], 0);
    const changes = fleet.answered('eu', answerOf({ b: 3 }, { c: 'missing' }), 0, GAP);
    expect(changes).toEqual({ events: [], changed: [], checked: [], suspects: 0 });
    expect(fleet.counts.total).toBe(1);
  });
});
