import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../../electron/simulator/index.ts';
import { ask, idsOf, send, simulator } from './asking.ts';

const MINUTE = 60_000;

/** What a watcher sees who asks for 32 phones each half minute of an hour. */
async function watch(seed: number, pace = 1): Promise<string[]> {
  let now = 1_700_000_000_000;
  const service = await simulator({ phones: 64, seed, alive: true, pace, now: () => now });
  const ids = idsOf(service, 32);
  const seen: string[] = [];
  for (let tick = 0; tick < 120; tick++) {
    const answer = await ask(service, ids);
    seen.push(ids.map((id) => String(answer.get(id))).join(''));
    now += MINUTE / 2 / pace;
  }
  return seen;
}

describe('the simulator', () => {
  it('shows the same life for the same seed, another for another', async () => {
    const once = await watch(5);
    expect(await watch(5)).toEqual(once);
    expect(await watch(6)).not.toEqual(once);
    expect(new Set(once).size).toBeGreaterThan(10);
  });

  it('shows the same life in a tenth of the time at a pace of 10', async () => {
    expect(await watch(5, 10)).toEqual(await watch(5));
  });

  it('stands still when it shall', async () => {
    let now = 0;
    const service = await simulator({ phones: 240, alive: false, now: () => now });
    const look = () => service.phones.map(({ id }) => service.status(id));
    const before = look();
    now = 600 * MINUTE;
    expect(look()).toEqual(before);
    expect(new Set(before)).toEqual(new Set([1, 2, 5]));
  });

  it('keeps a phone as it was set, and gives it its life back', async () => {
    let now = 0;
    const service = await simulator({ phones: 8, alive: true, now: () => now });
    const [id = ''] = idsOf(service, 1);
    service.setStatus(id, 3);
    const seen = new Set<number>();
    for (; now < 120 * MINUTE; now += MINUTE / 4) seen.add(service.status(id));
    expect([...seen]).toEqual([3]);
    service.release(id);
    for (; now < 240 * MINUTE; now += MINUTE / 4) seen.add(service.status(id));
    expect(seen).toContain(2);
  });

  it('takes phones in and out', async () => {
    const service = await simulator({ phones: 2 });
    const [gone = ''] = idsOf(service, 1);
    service.addPhone({ id: 'a44uhlf7', name: 'Pixel QA 7', group: 'qa' });
    service.removePhone(gone);
    expect(await ask(service, ['a44uhlf7'])).toEqual(new Map([['a44uhlf7', 2]]));
    expect((await send(service, [gone])).status).toBe(400);
    expect(service.phones.map(({ id }) => id)).not.toContain(gone);
    expect(() => {
      service.addPhone({ id: 'a44uhlf7', name: '', group: '' });
    }).toThrow(/already/);
  });

  it('throws for a phone that it does not have', async () => {
    const service = await simulator();
    expect(() => service.status('nosuchid')).toThrow(/nosuchid/);
    expect(() => {
      service.setStatus('nosuchid', 2);
    }).toThrow(/nosuchid/);
  });

  it('remembers who asked what', async () => {
    const service = await simulator({ now: () => 1234 });
    const ids = idsOf(service, 2);
    await send(service, ids, { headers: { 'x-request-id': 'first' } });
    await send(service, [], { headers: { 'x-request-id': null } });
    expect(service.requests).toEqual([
      { at: 1234, kind: 'query', signedInBy: 'token', requestId: 'first', ids, httpStatus: 200 },
      { at: 1234, kind: 'query', signedInBy: 'token', requestId: null, ids: [], httpStatus: 200 },
    ]);
  });

  it('ends with its signal, and refuses to start after it', async () => {
    const life = new AbortController();
    const service = await startSimulator({ phones: 1, seed: 1 }, life.signal);
    await send(service, idsOf(service, 1));
    life.abort();
    await service.close();
    await expect(send(service, idsOf(service, 1))).rejects.toThrow();
    await expect(startSimulator({ phones: 1, seed: 1 }, life.signal)).rejects.toThrow();
  });

  it('says which port is taken', async () => {
    const { port } = await simulator();
    await expect(startSimulator({ phones: 1, seed: 1, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('has an empty fleet when that is asked for', async () => {
    const service = await simulator({ phones: 0, alive: true });
    expect(service.phones).toEqual([]);
    expect((await send(service, ['a44uhlf7'])).status).toBe(400);
  });

  it('answers a whole sweep of 100,000 phones', { timeout: 60_000 }, async () => {
    const service = await simulator({ phones: 100_000, alive: true, now: () => 0 });
    const ids = service.phones.map(({ id }) => id);
    let running = 0;
    for (let first = 0; first < ids.length; first += 32) {
      for (const status of (await ask(service, ids.slice(first, first + 32))).values())
        if (status === 2) running++;
    }
    expect(running).toBeGreaterThan(90_000);
    expect(service.requests).toHaveLength(3125);
  });
});
