import { describe, expect, it } from 'vitest';
import type { Expected } from '../../../electron/core/expected.ts';
import { goOn, live, times, type Look } from './phone-lives.ts';
import { plainRules } from './plain-rules.ts';

/** Five minutes: ten looks. */
const rules = plainRules({ settleMs: () => 300_000 });
const offline = ['2 > 3 at 30s', 'offline since 30s'];

/** What is said after the first look, which finds the phone well. */
function told(looks: readonly Look[]): readonly string[] {
  return live([2, ...looks], { rules }).events.slice(1);
}

describe('the recovery', () => {
  it('from a long problem is told at once', () => {
    expect(told([...times(10, 3), 2])).toEqual([
      ...offline,
      '3 > 2 at 330s',
      'well with 2 at 330s after offline since 30s',
    ]);
  });

  it('from a short one is told when the phone has stayed well, with the time when it became so', () => {
    const short: readonly Look[] = [3, 3, ...times(10, 2)];
    expect(told(short)).toEqual([...offline, '3 > 2 at 90s']);
    expect(told([...short, 2])).toEqual([
      ...offline,
      '3 > 2 at 90s',
      'well with 2 at 90s after offline since 30s',
    ]);
  });

  it('counts the way back as part of the problem', () => {
    expect(told([3, 3, ...times(8, 4), 2])).toContain('well with 2 at 330s after offline since 30s');
    expect(told([3, 3, ...times(7, 4), 2])).toEqual([...offline, '3 > 4 at 90s', '4 > 2 at 300s']);
  });

  it('waits for a doubt to be over, and does not begin anew with it', () => {
    expect(told([3, 3, ...times(10, 2), 3, 2])).toEqual([
      ...offline,
      '3 > 2 at 90s',
      '2 > 3? at 390s',
      'well with 2 at 90s after offline since 30s',
    ]);
  });

  it('is not told while the phone has no answer', () => {
    const { fleet, events, at } = live([2, 3, 3, 2, ...times(15, 'missing')], { rules });
    expect(events.at(-1)).toBe('3 > 2 at 90s');
    expect(goOn(fleet, [2], at).events).toEqual(['well with 2 at 90s after offline since 30s']);
  });

  it('is told no later where the clock was set back meanwhile', () => {
    const { fleet, at } = live([2, 3, 3, 2], { rules: plainRules({ settleMs: () => 300_000 }) });
    const earlier = at - 7_200_000;
    expect(goOn(fleet, times(10, 2), earlier).events).toEqual([]);
    expect(goOn(fleet, [2], earlier + 300_000).events).toEqual([
      `well with 2 at ${earlier / 1_000}s after offline since 30s`,
    ]);
  });

  it('leaves the count at once, and the acknowledgement ends with it', () => {
    const { fleet, phone, at } = live([2, 3, 3], { rules });
    fleet.acknowledge(['eu/a'], true);
    const well = goOn(fleet, [2, 2], at);
    expect([phone.problem, phone.acknowledged, fleet.counts.acknowledged]).toEqual([null, true, 0]);
    const wait = fleet.answered(
      'eu',
      { requestId: '', statuses: new Map([['a', 2]]), unanswered: new Map() },
      well.at + 300_000,
      1e9,
    );
    expect(wait.events).toHaveLength(1);
    expect([wait.changed, wait.checked, phone.acknowledged]).toEqual([['eu/a'], [], false]);
  });
});

describe('a relapse', () => {
  const back = [...offline, '3 > 2 at 90s', '2 > 3 at 180s'];
  const relapsed: readonly Look[] = [3, 3, 2, 2, 2, ...times(10, 3)];

  it('is told again, once, when it has lasted', () => {
    expect(told(relapsed)).toEqual(back);
    expect(told([...relapsed, ...times(15, 3)])).toEqual([...back, 'offline since 180s again']);
  });

  it('is over after it was told: the recovery is told at once, with all of the incident', () => {
    expect(told([...relapsed, 3, 2]).slice(-3)).toEqual([
      'offline since 180s again',
      '3 > 2 at 510s',
      'well with 2 at 510s after offline since 30s',
    ]);
  });

  it('counts by itself: a short one has to stay well again', () => {
    const looks: readonly Look[] = [3, 3, ...times(9, 2), 3, 3, ...times(10, 2)];
    expect(told(looks).at(-1)).toBe('3 > 2 at 420s');
    expect(told([...looks, 2]).at(-1)).toBe('well with 2 at 420s after offline since 30s');
  });

  it('into another kind is told as such', () => {
    expect(told([3, 3, 2, 0, 0, ...times(20, 0)])).toEqual([
      ...offline,
      '3 > 2 at 90s',
      '2 > 0 at 120s',
      'unknown since 120s',
    ]);
  });

  it('by what is asked of the phone counts from then on, and is told with an answer', () => {
    let expected: Expected = 'anything';
    const rules = plainRules({ settleMs: () => 300_000, expected: () => expected });
    const { fleet, at } = live([2, ...times(8, 3)], { rules });
    for (const other of ['off', 'anything'] as const) {
      expected = other;
      expect(fleet.applyRules(at).events).toEqual([]);
    }
    expect(goOn(fleet, times(10, 3), at).events).toEqual([]);
    expect(goOn(fleet, [3], at + 300_000).events).toEqual(['offline since 30s again']);
  });

  it('is told again no later where the clock was set back meanwhile', () => {
    const { fleet, at } = live([2, 3, 3, 2, 3, 3], { rules: plainRules({ settleMs: () => 300_000 }) });
    const earlier = at - 7_200_000;
    expect(goOn(fleet, times(10, 3), earlier).events).toEqual([]);
    expect(goOn(fleet, [3], earlier + 300_000).events).toEqual(['offline since 120s again']);
  });

  it('is never told again where recoveries are told at once', () => {
    const { events } = live([2, 3, 3, 4, ...times(30, 3)], { rules: plainRules() });
    expect(events).toEqual(['nothing > 2 at 0s', ...offline, '3 > 4 at 90s', '4 > 3 at 120s']);
  });
});
