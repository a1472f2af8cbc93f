import { describe, expect, it } from 'vitest';
import { newFailure, type FailureKind, type RateLimit } from '../../electron/core/failure.ts';
import type { Notice } from '../../electron/core/alerts/notice.ts';
import type { Account } from '../../electron/main/account.ts';
import { failure, type SentRequest } from './fake-service.ts';
import { confirmedBy, seeded } from './observations.ts';
import { accountOf, pollingOf, token, watchFleet } from './watched-fleet.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAYS = 30;
const STEP = 5 * MINUTE;
const TOKEN_LASTS = 24 * HOUR;

const polling = pollingOf({ normalSeconds: 180, quickSeconds: 30, requestsPerSecond: 2 });
/** `cn` is slow: the service takes less than its phones need. `us` signs in by itself. */
const limit: RateLimit = { requests: 5, windowMs: 2 * MINUTE };
const sizes = { eu: 40, us: 33, cn: 256 } as const;
type Id = keyof typeof sizes;
const ids = Object.keys(sizes) as Id[];

const outages: readonly FailureKind[] = ['network', 'timeout', 'server', 'malformed', 'proxy', 'forbidden'];
const refusals: readonly FailureKind[] = ['noInstance', 'restoring', 'frozen', 'noPermission'];

describe('a month', () => {
  it('of dying tokens, throttling, outages, sleep and refused phones ends as it is', async () => {
    const random = seeded(3);
    const pick = <Value>(values: readonly Value[]): Value =>
      values[Math.floor(random() * values.length)] as Value;
    const fleet = watchFleet(random);
    const { clock, service, monitor } = fleet;

    /** What is so, by phone key. */
    const real = new Map<string, number>();
    /** What the service has said of each phone. */
    const said = new Map<string, number[]>();
    /** Phones that it refuses for now. */
    const refused = new Map<string, FailureKind>();
    const outage = new Map<Id, FailureKind>();
    const tokens = { eu: 'eu 0', us: 'us', cn: 'cn' };
    const diesAt = new Map<string, number>();
    const deadSent = new Map<string, number>();
    let tokenCount = 0;
    let tooMany = 0;
    let window = { number: -1, count: 0 };

    const accountOfId = (id: Id): Account => {
      const { phones } = accountOf(sizes[id]);
      return accountOf(0, {
        id,
        name: id.toUpperCase(),
        credentials: token(tokens[id]),
        phones: phones.map((phone) => ({ ...phone, id: `${id}${phone.id}` })),
      });
    };
    const watch = () => monitor.watch(ids.map(accountOfId), polling);

    function throttles({ at }: SentRequest): boolean {
      const number = Math.floor(at / limit.windowMs);
      if (number !== window.number) window = { number, count: 0 };
      window.count += 1;
      return window.count > limit.requests;
    }

    service.tokenExpiresAt = (text) => diesAt.get(text) ?? null;
    service.latency = () => 20 + random() * 2_000;
    service.status = (id) => {
      const code = real.get(id) ?? 2;
      const codes = said.get(id) ?? [];
      codes.push(code);
      said.set(id, codes);
      return code;
    };
    service.behaviour = (request) => {
      const account = ids.find((id) => request.token.startsWith(id));
      if (account === undefined) throw new Error('unknown token');
      const down = outage.get(account);
      if (down !== undefined) return failure(down);
      if (random() < 0.002) return failure('server');
      if (account === 'eu' && clock.now() >= (diesAt.get(request.token) ?? 0)) {
        deadSent.set(request.token, (deadSent.get(request.token) ?? 0) + 1);
        return failure('signIn');
      }
      if (account === 'cn' && throttles(request)) {
        tooMany += 1;
        return newFailure('throttled', { limit: clock.monotonic() > 15 * 24 * HOUR ? limit : null });
      }
      const bad = request.ids.find((id) => refused.has(id));
      return bad === undefined ? 'answer' : failure(refused.get(bad) ?? 'noInstance');
    };

    function newToken(): void {
      tokenCount += 1;
      tokens.eu = `eu ${tokenCount}`;
      diesAt.set(tokens.eu, clock.now() + TOKEN_LASTS);
    }

    function live(): void {
      const id = pick(ids);
      const phone = `${id}p${Math.floor(random() * sizes[id])}`;
      if (random() < 0.3) real.set(phone, pick([1, 2, 2, 3, 0, 4, 5]));
      if (random() < 0.01) refused.set(phone, pick(refusals));
      else if (random() < 0.02) refused.delete(pick([...refused.keys(), '']));
      if (random() < 0.005) outage.set(id, pick(outages));
      else if (random() < 0.05) outage.delete(id);
      // The user pastes a new token when told so, sooner or later.
      const dead = clock.now() >= (diesAt.get(tokens.eu) ?? 0);
      const announced = clock.now() >= (diesAt.get(tokens.eu) ?? 0) - HOUR;
      if ((dead || announced) && random() < 0.05) {
        newToken();
        watch();
      }
      if (random() < 0.003) {
        monitor.setPaused(!monitor.paused());
        if (random() < 0.8) monitor.setPaused(false);
      } else if (monitor.paused() && random() < 0.1) monitor.setPaused(false);
      if (random() < 0.004) {
        const ms = random() * 10 * HOUR;
        // Some systems' clocks stand still while they sleep.
        if (random() < 0.5) clock.sleep(ms);
        else clock.jump(ms);
        monitor.refresh();
      }
      if (random() < 0.002) clock.jump((random() - 0.5) * HOUR);
    }

    newToken();
    watch();
    const most = { timers: 0, underWay: 0 };
    for (const end = DAYS * 24 * HOUR; clock.monotonic() < end;) {
      live();
      await clock.advance(STEP);
      most.timers = Math.max(most.timers, clock.timers);
      most.underWay = Math.max(most.underWay, service.underWay());
    }

    // All is well at last; what was refused is tried again within a quarter of an hour.
    outage.clear();
    refused.clear();
    monitor.setPaused(false);
    newToken();
    watch();
    await clock.advance(30 * MINUTE);

    for (const [id, codes] of said) {
      const phone = monitor.fleet.phones.get(`${id.slice(0, 2)}/${id}`);
      expect({ id, code: phone?.confirmed?.code, silence: phone?.silence }).toEqual({
        id,
        code: real.get(id) ?? 2,
        silence: null,
      });
      // No status that was never said, and none lost that was said twice in a row.
      expect((phone?.transitions ?? []).map(({ to }) => to)).toEqual(confirmedBy(codes));
    }
    expect(said.size).toBe(sizes.eu + sizes.us + sizes.cn);
    for (const { standing } of monitor.accounts()) expect(standing.trouble).toBeNull();

    // The budget of each account, and the limit of the service.
    for (const id of ids) {
      const times = service.requests.filter((request) => request.token.startsWith(id)).map(({ at }) => at);
      expect(times.length).toBeGreaterThan(10_000);
      const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(pauses.filter((pause) => pause < 1_000 / polling.requestsPerSecond - 0.001)).toEqual([]);
    }
    const slow = service.requests.filter((request) => request.token === 'cn').length;
    expect(tooMany / slow).toBeLessThan(0.01);
    expect(tooMany).toBeGreaterThan(0);
    // A dead token is not sent again and again: once when it died, and once for each time that somebody asks.
    expect(tokenCount).toBeGreaterThan(20);
    for (const [, times] of deadSent) expect(times).toBeLessThanOrEqual(10);

    checkNotices(fleet.told, tokenCount);

    // A timer for each poller and each request under way, two for notices; and nothing left over.
    expect(most.underWay).toBeLessThanOrEqual(polling.concurrency * ids.length);
    expect(most.timers).toBeLessThanOrEqual(ids.length + 2 + polling.concurrency * ids.length);
    expect(monitor.fleet.phones.size).toBe(said.size);
    fleet.end.abort();
    await clock.advance(HOUR);
    expect({ timers: clock.timers, underWay: service.underWay() }).toEqual({ timers: 0, underWay: 0 });
  }, 180_000);
});

/** Each trouble was told once, and its end once; each token at most once. */
function checkNotices(told: readonly Notice[], tokens: number): void {
  const titles = told.map(({ title }) => title);
  expect(titles.filter((title) => title.includes('the token expires')).length).toBeLessThanOrEqual(tokens);
  expect(titles.filter((title) => title.includes('the token expires')).length).toBeGreaterThan(tokens / 2);
  for (const id of ['EU', 'US', 'CN']) {
    const turns = titles
      .filter((title) => title.startsWith(id) && !title.includes('expires'))
      .map((title) => (title.endsWith('answers again') ? 'over' : title));
    expect(turns.length).toBeGreaterThan(2);
    for (const [index, turn] of turns.entries()) {
      const before = turns[index - 1] ?? 'over';
      if (turn === 'over' || turn === `${id} does not answer`)
        expect(before === 'over').toBe(turn !== 'over');
      else expect(before).not.toBe(turn);
    }
  }
}
