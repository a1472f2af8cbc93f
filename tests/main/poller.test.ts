import { describe, expect, it } from 'vitest';
import { createAccountPolling } from '../../electron/core/account-polling.ts';
import { createPoller } from '../../electron/main/poller.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeService, failure } from './fake-service.ts';
import { accountOf, pollingOf, token } from './watched-fleet.ts';

function startPoller(phones: number) {
  const clock = createFakeClock();
  const service = createFakeService(clock);
  const polling = createAccountPolling(pollingOf(), () => 0.5);
  const abort = new AbortController();
  const outcomes: boolean[] = [];
  polling.setPhones(accountOf(phones).phones, clock.monotonic());
  const poller = createPoller(
    {
      polling,
      clock,
      ask: service.connect('https://koophone.example', token('token')).ask,
      onOutcome(batch, outcome) {
        outcomes.push(outcome.ok);
        if (outcome.ok) polling.answered(batch, () => false);
        else polling.failed(batch, outcome.error, clock.monotonic());
      },
    },
    abort.signal,
  );
  return { clock, service, poller, abort, outcomes, polling };
}

describe('a poller', () => {
  it('does nothing before it is woken, and has one timer at most, however often it is', async () => {
    const { clock, service, poller } = startPoller(3);
    await clock.advance(60_000);
    expect(service.requests).toEqual([]);
    poller.wake();
    await clock.advance(1_000);
    for (let times = 0; times < 100; times += 1) poller.wake();
    expect(clock.timers).toBe(1);
    await clock.advance(30_000);
    expect(service.requests).toHaveLength(2);
  });

  it('needs no timer without phones', () => {
    const { clock, poller } = startPoller(0);
    poller.wake();
    expect(clock.timers).toBe(0);
  });

  it('goes on after a failure', async () => {
    const { clock, service, poller, outcomes } = startPoller(3);
    service.behaviour = () => failure('server');
    poller.wake();
    await clock.advance(5_000);
    service.behaviour = () => 'answer';
    await clock.advance(60_000);
    expect(outcomes[0]).toBe(false);
    expect(outcomes.at(-1)).toBe(true);
  });

  it.each([0, 10, 60_000])('says nothing any more when it is ended after %i ms', async (ms) => {
    const { clock, service, poller, abort, outcomes } = startPoller(3);
    service.latency = () => 20;
    poller.wake();
    await clock.advance(ms);
    const before = { outcomes: outcomes.length, sent: service.requests.length };
    abort.abort();
    poller.wake();
    await clock.advance(120_000);
    expect({ outcomes: outcomes.length, sent: service.requests.length }).toEqual(before);
    expect({ timers: clock.timers, underWay: service.underWay() }).toEqual({ timers: 0, underWay: 0 });
  });

  it('drops an answer that comes although it was ended', async () => {
    const { clock, poller, abort, outcomes, service } = startPoller(3);
    service.behaviour = () => {
      abort.abort();
      return 'answer';
    };
    poller.wake();
    await clock.advance(60_000);
    expect(outcomes).toEqual([]);
  });
});
