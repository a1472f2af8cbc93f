import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../electron/core/result.ts';
import type { Account } from '../../electron/main/account.ts';
import { testConnection } from '../../electron/main/connection-test.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeService, failure, type FakeService } from './fake-service.ts';
import { accountOf } from './watched-fleet.ts';

async function test(account: Account, behaviour: FakeService['behaviour'] = () => 'answer') {
  const clock = createFakeClock();
  const service = createFakeService(clock);
  service.behaviour = behaviour;
  service.status = (id) => (id === 'p1' ? undefined : 2);
  const result = testConnection(ok(account), service.connect);
  await clock.advance(1_000);
  return { result: await result, requests: service.requests };
}

describe('a test of the connection', () => {
  it('asks once, for as many phones as a request takes, and says how many have a status', async () => {
    const { result, requests } = await test(accountOf(100));
    expect(result).toEqual({ ok: true, value: { asked: 32, answered: 31, requestId: 'answer 1' } });
    expect(requests).toMatchObject([{ baseUrl: 'https://koophone.example', token: 'token' }]);
  });

  it('says why there was no answer', async () => {
    const { result } = await test(accountOf(3), () => failure('signIn'));
    expect(result).toMatchObject({ ok: false, error: { kind: 'failure', failure: { kind: 'signIn' } } });
  });

  it('is not sent without secrets', async () => {
    const { result, requests } = await test(accountOf(3, { credentials: null }));
    const errors = [{ path: 'credentials', problem: { kind: 'empty' } }];
    expect(result).toEqual({ ok: false, error: { kind: 'fields', errors } });
    expect(requests).toEqual([]);
  });

  it('of an account without phones asks for the list of them', async () => {
    const { result, requests } = await test(accountOf(0));
    expect(result).toEqual({ ok: true, value: { asked: 0, answered: 0, requestId: null } });
    expect(requests).toEqual([]);
  });

  it('is not sent for an account that is refused', async () => {
    const service = createFakeService(createFakeClock());
    const errors = [{ path: 'name', problem: { kind: 'taken' } }] as const;
    const result = await testConnection(failed(errors), service.connect);
    expect(result).toEqual({ ok: false, error: { kind: 'fields', errors } });
    expect(service.requests).toEqual([]);
  });
});
