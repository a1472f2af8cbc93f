import { describe, expect, it } from 'vitest';
import { snoozeTable, type Snooze } from '../../../electron/core/alerts/snoozes.ts';
import type { Expected } from '../../../electron/core/expected.ts';
import { createFleet, type FleetChanges } from '../../../electron/core/fleet.ts';
import { answerOf, GAP, inWords, STEP } from './phone-lives.ts';
import { plainRules } from './plain-rules.ts';

/** Phones `a` to `d` of two groups in two accounts; `b` is offline and `d` is stopped. Each was looked at twice. */
function createWorld() {
  let snoozes: readonly Snooze[] = [];
  let expected: Readonly<Record<string, Expected>> = {};
  const rules = plainRules({
    settleMs: () => 300_000,
    snooze: (phone) => snoozeTable(snoozes, 0).of(phone),
    expected: ({ key, group }) => expected[key] ?? expected[group] ?? 'anything',
  });
  const fleet = createFleet(rules);
  fleet.setPhones('eu', [entry('a', 'qa'), entry('b', 'qa'), entry('c', 'live')], 0);
  fleet.setPhones('cn', [entry('d', 'qa')], 0);
  const look = (at: number) => {
    const eu = fleet.answered('eu', answerOf({ a: 2, b: 3, c: 2 }), at, GAP);
    const cn = fleet.answered('cn', answerOf({ d: 1 }), at, GAP);
    return [...eu.events, ...cn.events].map(inWords);
  };
  for (const at of [0, STEP]) look(at);
  return {
    fleet,
    look,
    snooze(...some: readonly Snooze[]) {
      snoozes = some;
      return fleet.applyRules(2 * STEP);
    },
    ask(of: Readonly<Record<string, Expected>>, at = 2 * STEP) {
      expected = of;
      return fleet.applyRules(at);
    },
  };
}

const entry = (id: string, group: string) => ({ id, name: '', group });
const words = ({ events }: FleetChanges) => events.map(inWords);

describe('a snooze', () => {
  const group: Snooze = { scope: { kind: 'group', group: 'qa' }, until: 'never' };

  it('takes phones with problems out of the count, and says whose row reads differently', () => {
    const { fleet, snooze } = createWorld();
    expect(fleet.counts).toMatchObject({ problems: 1, snoozed: 0 });
    const changes = snooze(group);
    expect(changes.changed).toEqual(['eu/a', 'eu/b', 'cn/d']);
    expect(changes.events).toEqual([]);
    expect(fleet.counts).toMatchObject({ problems: 0, acknowledged: 0, snoozed: 1 });
    expect(fleet.phones.get('eu/a')?.snooze).toEqual(group);
    expect(snooze({ ...group }).changed).toEqual([]);
    expect(snooze().changed).toEqual(['eu/a', 'eu/b', 'cn/d']);
    expect(fleet.counts).toMatchObject({ problems: 1, snoozed: 0 });
  });

  it('counts before the acknowledgement, which stays', () => {
    const { fleet, snooze } = createWorld();
    fleet.acknowledge(['eu/b'], true);
    snooze({ scope: { kind: 'phone', key: 'eu/b' }, until: 'recovery' });
    expect(fleet.counts).toMatchObject({ problems: 0, acknowledged: 0, snoozed: 1 });
    snooze();
    expect(fleet.counts).toMatchObject({ problems: 0, acknowledged: 1, snoozed: 0 });
  });

  it('keeps what is in passage from the icon', () => {
    const { fleet, snooze } = createWorld();
    fleet.answered('eu', answerOf({ a: 4 }), 2 * STEP, GAP);
    expect(fleet.counts.passing).toBe(1);
    snooze(group);
    expect(fleet.counts.passing).toBe(0);
  });

  it('holds for phones that come into its scope, and no more for those that leave it', () => {
    const { fleet, snooze } = createWorld();
    snooze(group);
    const { changed } = fleet.setPhones(
      'eu',
      [entry('b', 'live'), entry('c', 'qa'), entry('e', 'qa')],
      3 * STEP,
    );
    expect(changed).toEqual(['eu/b', 'eu/c', 'eu/e']);
    expect(['b', 'c', 'e'].map((id) => fleet.phones.get(`eu/${id}`)?.snooze)).toEqual([null, group, group]);
    expect(fleet.counts).toMatchObject({ problems: 1, snoozed: 0 });
  });
});

describe('what is asked of a phone', () => {
  it('makes a problem of a status, and none, at once', () => {
    const { fleet, ask } = createWorld();
    const changes = ask({ qa: 'running' });
    expect(words(changes)).toEqual(['stopped since 0s']);
    expect(changes.changed).toEqual(['eu/a', 'eu/b', 'cn/d']);
    expect(fleet.counts.problems).toBe(2);
    expect(words(ask({ qa: 'running' }))).toEqual([]);
    expect(words(ask({}, 3 * STEP))).toEqual(['well with 1 at 90s after stopped since 0s']);
    expect(fleet.counts.problems).toBe(1);
  });

  it('is its own before that of its group', () => {
    const { ask } = createWorld();
    expect(words(ask({ qa: 'off', 'cn/d': 'running', 'eu/b': 'anything' }))).toEqual([
      'unexpected since 0s',
      'stopped since 0s',
    ]);
  });

  it('is that of a new group from the next answer on', () => {
    const { fleet, look, ask } = createWorld();
    ask({ live: 'running' });
    fleet.setPhones('cn', [entry('d', 'live')], 2 * STEP);
    expect(look(3 * STEP)).toEqual(['stopped since 0s']);
    fleet.setPhones('cn', [entry('d', 'qa')], 4 * STEP);
    expect(look(5 * STEP)).toEqual(['well with 1 at 150s after stopped since 0s']);
  });

  it('lets a phone that shall be off be Offline, first on its way and then as if it were there', () => {
    const { fleet, ask } = createWorld();
    expect(words(ask({ qa: 'off' }))).toEqual(['unexpected since 0s']);
    expect(fleet.phones.get('eu/b')).toMatchObject({ problem: null, incident: { kind: 'offline' } });
    const end = 10 * 60_000;
    const later = [end - STEP, end].map((at) => words(fleet.answered('eu', answerOf({ b: 3 }), at, end)));
    expect(later).toEqual([[], ['well with 3 at 600s after offline since 0s']]);
  });

  it('is asked of a phone without an answer when it has one', () => {
    const { fleet, ask } = createWorld();
    fleet.setPhones('us', [entry('f', 'qa')], 0);
    expect(ask({ qa: 'running' }).changed).toContain('us/f');
    expect(fleet.phones.get('us/f')?.problem).toBeNull();
    const events = [2, 3].flatMap((step) =>
      words(fleet.answered('us', answerOf({ f: 1 }), step * STEP, GAP)),
    );
    expect(events).toEqual(['nothing > 1 at 60s', 'stopped since 60s at the first look']);
  });

  it('leaves a silence as it is', () => {
    const { fleet, ask } = createWorld();
    const silence = { kind: 'unanswered', why: 'missing', requestId: '' } as const;
    fleet.unanswered('eu', ['c'], silence, STEP + 600_000, true);
    expect(words(ask({ live: 'running' }, STEP + 601_000))).toEqual([]);
    expect(fleet.phones.get('eu/c')?.problem?.kind).toBe('silent');
  });
});

it('a group stands for its phones in all accounts, without those that nobody needs to look at', () => {
  const { fleet, ask, snooze } = createWorld();
  ask({ qa: 'running' });
  expect(fleet.groupStanding('qa')).toEqual({ total: 3, problems: 2 });
  fleet.acknowledge(['eu/b'], true);
  expect(fleet.groupStanding('qa')).toEqual({ total: 3, problems: 1 });
  snooze({ scope: { kind: 'account', accountId: 'cn' }, until: 1 });
  expect(fleet.groupStanding('qa')).toEqual({ total: 3, problems: 0 });
  expect(fleet.groupStanding('nobody')).toEqual({ total: 0, problems: 0 });
});

it('an answer that is no news asks for none of the rules', () => {
  const ids = ['a', 'b', 'c', 'd'];
  let asked = 0;
  const ask = <Value>(value: Value) => {
    asked += 1;
    return value;
  };
  const fleet = createFleet({
    confirmations: () => ask({ problems: 2, others: 1 }),
    settleMs: () => ask(300_000),
    stuckMs: () => ask(600_000),
    silentMs: () => ask(600_000),
    expected: () => ask('running' as const),
    snooze: () => ask(null),
  });
  fleet.setPhones(
    'eu',
    ids.map((id) => ({ id, name: '', group: '' })),
    0,
  );
  const statuses = new Map(ids.map((id, index) => [id, index + 1]));
  const answer = { requestId: '', statuses, unanswered: new Map<string, never>() };
  for (const at of [0, 30_000, 60_000]) fleet.answered('eu', answer, at, GAP);
  expect(fleet.counts.problems).toBe(2);
  asked = 0;
  for (let at = 90_000; at < 600_000; at += 30_000)
    expect(fleet.answered('eu', answer, at, GAP)).toEqual({
      events: [],
      changed: [],
      checked: ids.map((id) => `eu/${id}`),
      suspects: 0,
    });
  expect(asked).toBe(0);
  // What has been in Starting for long is a problem though its answer is the same.
  expect(fleet.answered('eu', answer, 600_000, GAP).changed).toEqual(['eu/d']);
});
