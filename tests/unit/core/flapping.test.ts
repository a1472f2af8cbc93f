import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFleet, type FleetEvent } from '../../../electron/core/fleet.ts';
import { answerOf, goOn, live, times, type Look } from './phone-lives.ts';
import { plainRules } from './plain-rules.ts';

const MINUTE = 60_000;
/** How long a phone that flaps must be steady, in looks of 30 s. */
const STEADY = 20;
const flap: readonly Look[] = [3, 3, 2, 2];
const flapping: readonly Look[] = [2, ...flap, ...flap, 3, 3];

const settling = plainRules({ settleMs: () => 5 * MINUTE });
/** What is told of a life after its first look: problems and recoveries. */
function told(looks: readonly Look[], rules = settling): readonly string[] {
  return live(looks, { rules }).events.filter((words) => !words.includes('>'));
}

describe('a phone whose problem begins for the third time in half an hour', () => {
  it('flaps since the first time, and that is told once', () => {
    expect(told([...flapping, ...flap, ...flap, ...flap])).toEqual([
      'offline since 30s',
      'flapping since 30s',
    ]);
  });

  it('does so across recoveries too', () => {
    expect(told(flapping, plainRules())).toEqual([
      'offline since 30s',
      'well with 2 at 90s after offline since 30s',
      'offline since 150s',
      'well with 2 at 210s after offline since 150s',
      'flapping since 30s',
    ]);
  });

  it('does not where the third time comes later', () => {
    const wait = times(28, 2);
    expect(told([2, 3, 3, ...wait, 3, 3, ...wait, 3, 3])).toContain('flapping since 30s');
    expect(told([2, 3, 3, ...wait, 3, 3, ...wait, 2, 3, 3])).not.toContain('flapping since 30s');
  });

  it('has one problem whatever its status, which stays acknowledged', () => {
    const { fleet, phone, at } = live(flapping, { rules: settling });
    const { problem } = phone;
    fleet.acknowledge(['eu/a'], true);
    let now = at;
    for (const look of [2, 2, 3, 2, 4, 4, 0, 0, 2] as const) {
      now = goOn(fleet, [look], now).at;
      expect(phone.problem).toBe(problem);
      expect(fleet.counts).toMatchObject({ problems: 0, acknowledged: 1, passing: 0 });
    }
    expect(phone.problem).toEqual({ kind: 'flapping', since: 30_000 });
  });

  it('has recovered when it has stayed well for ten minutes', () => {
    const well = [...flapping, ...times(STEADY, 2)];
    expect(told(well).at(-1)).toBe('flapping since 30s');
    expect(told([...well, 2]).at(-1)).toBe('well with 2 at 330s after flapping since 30s');
    expect(live([...well, 2]).phone).toMatchObject({ problem: null, flapping: null, begins: [] });
  });

  it('has its own problem when it has had that for ten minutes', () => {
    const bad = [...flapping, ...times(STEADY - 2, 3)];
    expect(told(bad).at(-1)).toBe('flapping since 30s');
    expect(told([...bad, 3, 3, 3]).slice(-2)).toEqual(['flapping since 30s', 'offline since 270s']);
    expect(told([...bad, 3, 2]).at(-1)).toBe('well with 2 at 900s after offline since 30s');
  });

  it('is not steady in Starting', () => {
    expect(told([...flapping, ...times(STEADY - 1, 4), ...flap]).at(-1)).toBe('flapping since 30s');
  });

  it('is judged anew when another status is asked of it', () => {
    let expected: 'anything' | 'off' = 'anything';
    const { fleet, at } = live(flapping, { rules: { ...settling, expected: () => expected } });
    expected = 'off';
    expect(fleet.applyRules(at).events).toEqual([]);
    expect(fleet.phones.get('eu/a')?.problem).toBeNull();
    expect(goOn(fleet, [1], at).events.at(-1)).toBe('well with 1 at 330s after flapping since 30s');
  });

  it.each<[what: string, bad: readonly Look[], well: readonly Look[]]>([
    ['silences', times(21, 'missing'), [2]],
    ['long starts', times(21, 4), [2]],
  ])('does not flap by %s', (_, bad, well) => {
    const { phone } = live([2, ...bad, ...well, ...bad, ...well, ...bad], {
      rules: plainRules({ stuckMs: () => MINUTE, silentMs: () => MINUTE }),
    });
    expect(phone.problem).not.toBeNull();
    expect(phone.flapping).toBeNull();
  });
});

it('a phone that goes on and off says little, whatever its period', () => {
  const period = fc.integer({ min: 20, max: 300 });
  fc.assert(
    fc.property(period, fc.integer({ min: 20, max: 80 }), (seconds, percent) => {
      const fleet = createFleet(settling);
      fleet.setPhones('eu', [{ id: 'a', name: '', group: '' }], 0);
      const events: FleetEvent[] = [];
      const end = 30 * MINUTE;
      let wellSince = 0;
      for (let at = 0; at < 2 * end; at += 2_000) {
        const isDown = at > 0 && at < end && (at / 1000) % seconds < (seconds * percent) / 100;
        if (isDown) wellSince = at + 2_000;
        events.push(...fleet.answered('eu', answerOf({ a: isDown ? 3 : 2 }), at, MINUTE).events);
      }
      const kinds = events.flatMap((event) => (event.kind === 'began' ? [event.problem.kind] : []));
      const recovered = events.filter((event) => event.kind === 'recovered');
      expect(kinds).toEqual(['offline', 'flapping']);
      expect(recovered.map(({ incident }) => incident.kind)).toEqual(['flapping']);
      // The last time that it is down may be too short to be believed.
      expect(recovered[0]?.at).toBeLessThanOrEqual(wellSince);
      expect(recovered[0]?.at).toBeGreaterThan(wellSince - 2_000 * seconds);
    }),
    { numRuns: 40 },
  );
});
