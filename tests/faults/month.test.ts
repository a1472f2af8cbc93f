import { describe, expect, it } from 'vitest';
import type { Fault } from '../../electron/simulator/faults.ts';
import { phoneConditions } from '../../electron/simulator/conditions.ts';
import { confirmedBy, seeded } from '../main/observations.ts';
import { ANSWER_MS, credentialsKinds, simulatedFleet } from './simulated-fleet.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAYS = 30;
const STEP = 10 * MINUTE;

const polling = { normalSeconds: 300, quickSeconds: 60, requestsPerSecond: 2 };
const limits = [
  { requests: 5, windowMs: MINUTE },
  { requests: 60, windowMs: MINUTE, text: false },
  { requests: 20, windowMs: SECOND },
];
const outages: readonly Fault[] = [
  { kind: 'cut' },
  { kind: 'cutHeaders' },
  { kind: 'cutBody' },
  { kind: 'never' },
  { kind: 'endless' },
  { kind: 'html' },
  { kind: 'badJson' },
  { kind: 'server' },
  { kind: 'gateway', httpStatus: 504 },
  { kind: 'throttle', retryAfterSeconds: 90 },
  { kind: 'missing' },
  { kind: 'conflict' },
  { kind: 'wrongTypes' },
  { kind: 'gateway', on: 'iam' },
  { kind: 'cut', on: 'iam' },
];

describe.each(credentialsKinds)('a month, signed in by %s', (by) => {
  it('of the real client against the simulated service ends as it is', async () => {
    const random = seeded(by.length);
    const pick = <Value>(values: readonly Value[]): Value =>
      values[Math.floor(random() * values.length)] as Value;
    const fleet = simulatedFleet(by, { phones: 40, iam: { tokenLifetimeMs: 24 * HOUR } }, polling);
    const { clock, service, monitor } = fleet;
    const ids = service.phones.map(({ id }) => id);
    const spoilt = new Set<string>();
    let tokens = 0;
    let deaths = 0;

    function live(): void {
      if (random() < 0.3) service.setStatus(pick(ids), pick([0, 1, 2, 2, 3, 4, 5, 7]));
      if (random() < 0.01) {
        const id = pick(ids);
        service.setCondition(id, pick(phoneConditions));
        spoilt.add(id);
      }
      for (const id of spoilt) {
        if (random() > 0.03) continue;
        service.setCondition(id, null);
        spoilt.delete(id);
      }
      if (random() < 0.01) service.setFaults([pick(outages)]);
      else if (random() < 0.1) service.setFaults([]);
      if (random() < 0.01) service.setLimit(pick(limits));
      else if (random() < 0.02) service.setLimit(null);
      if (random() < 0.01) service.setShape(pick(['wrapped', 'bare']));
      // A token dies before its time: IAM's are renewed by themselves, a pasted one by the user, later.
      if (random() < 0.01) {
        deaths += 1;
        if (by === 'password') service.iam.revokeAll();
        if (by === 'token') service.setToken(`token-${(tokens += 1)}`);
      }
      if (by === 'token' && random() < 0.1)
        fleet.watch({ credentials: { kind: 'token', token: service.token } });
      // A clock that is set, and a sleep that some systems' monotonic clocks know nothing of.
      if (random() < 0.002) service.setClockOffset((random() - 0.5) * 2 * HOUR);
      if (random() < 0.005) {
        if (random() < 0.5) clock.sleep(random() * 9 * HOUR);
        else clock.jump(random() * 9 * HOUR);
        monitor.refresh();
      }
    }

    fleet.watch();
    let timers = 0;
    for (const end = DAYS * 24 * HOUR; clock.monotonic() < end;) {
      live();
      await clock.advance(STEP);
      timers = Math.max(timers, clock.timers);
    }

    service.setFaults([]);
    service.setLimit(null);
    service.setClockOffset(0);
    for (const id of ids) service.setCondition(id, null);
    if (by === 'token') fleet.watch({ credentials: { kind: 'token', token: service.token } });
    await clock.advance(2 * HOUR);

    expect(monitor.accounts()[0]?.standing.trouble).toBeNull();
    expect(fleet.said.size).toBe(ids.length);
    for (const [id, codes] of fleet.said) {
      const phone = monitor.fleet.phones.get(`eu/${id}`);
      expect({ id, code: phone?.confirmed?.code, silence: phone?.silence }).toEqual({
        id,
        code: service.status(id),
        silence: null,
      });
      expect(codes.length).toBeGreaterThan(3_000);
      expect((phone?.transitions ?? []).map(({ to }) => to)).toEqual(confirmedBy(codes));
    }
    if (by !== 'accessKey') expect(deaths).toBeGreaterThan(10);
    // A password that was right all the time was asked for once a token's life, and once a death: not in a loop.
    if (by === 'password') {
      expect(service.iam.badPasswords).toBe(0);
      expect(service.iam.tokensGiven).toBeGreaterThan(DAYS);
      expect(service.iam.tokensGiven).toBeLessThan(2 * (DAYS + deaths));
    }
    // No request beyond the budget. One that waits for IAM's answer leaves that much later, and the next does not.
    const spacing = 1_000 / polling.requestsPerSecond - (by === 'password' ? ANSWER_MS + 1 : 1);
    const at = service.requests.filter(({ kind }) => kind === 'query').map((request) => request.at);
    const pauses = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(at.length).toBeGreaterThan(1_000);
    expect(pauses.filter((pause) => pause >= 0 && pause < spacing)).toEqual([]);
    expect(timers).toBeLessThan(20);
    fleet.end();
    await clock.advance(HOUR);
    expect(clock.timers).toBe(0);
  }, 180_000);
});
