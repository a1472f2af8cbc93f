import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newFailure, type FailureKind } from '../../../electron/core/failure.ts';
import { entriesOf } from './phone-lives.ts';
import { refusingFor, runRefusing, type Exchange } from './refusing-service.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const lasting = ['noInstance', 'otherTenant', 'noPermission', 'badParameter', 'frozen'] as const;
const passing = ['restoring', 'backingUp'] as const;

const idsOf = (many: number) => Array.from({ length: many }, (_, index) => `p${index}`);
const badOnes = (kind: FailureKind, ids: readonly string[]) => new Map(ids.map((id) => [id, kind]));
const timesOf = (exchanges: readonly Exchange[], id: string) =>
  exchanges.filter(({ ids }) => ids.includes(id)).map(({ at }) => at);

describe('a batch of 32 that is refused for k of its phones', () => {
  it('is parted until they are found, with at most 2k·log2(32)+1 requests, and only they stay unanswered', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat({ max: 31 }), { maxLength: 32 }),
        fc.constantFrom<FailureKind>(...lasting, ...passing),
        (positions, kind) => {
          const bad = badOnes(
            kind,
            positions.map((index) => `p${index}`),
          );
          const { run, left, polling } = runRefusing(entriesOf(idsOf(32)), refusingFor(bad));
          const exchanges = run(29 * SECOND);
          expect(exchanges.length).toBeLessThanOrEqual(2 * bad.size * 5 + 1);
          expect([...left].sort()).toEqual([...bad].sort());
          const answered = exchanges.filter(({ refused }) => refused === null).flatMap(({ ids }) => ids);
          expect(answered.sort()).toEqual(
            idsOf(32)
              .filter((id) => !bad.has(id))
              .sort(),
          );
          expect(polling.trouble()).toBeNull();
        },
      ),
    );
  });
});

describe('phones that are refused', () => {
  it.each([...lasting.map((kind) => [kind, 15] as const), ...passing.map((kind) => [kind, 2] as const)])(
    'for %s are tried again alone after %i min',
    (kind, minutes) => {
      const bad = badOnes(kind, ['p3', 'p4', 'p40']);
      const { run } = runRefusing(entriesOf(idsOf(64)), refusingFor(bad));
      run(25 * SECOND);
      const later = run(61 * MINUTE);
      for (const id of bad.keys()) {
        const tries = later.filter(({ ids }) => ids.includes(id));
        expect(tries.every(({ ids }) => ids.length === 1)).toBe(true);
        const times = tries.map(({ at }) => at);
        expect(times.length).toBeGreaterThanOrEqual(60 / minutes - 1);
        for (const [index, at] of times.slice(1).entries())
          expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(minutes * MINUTE);
      }
    },
  );

  it('take no sweep away from the others, when the service begins to refuse them', () => {
    const bad = new Map<string, FailureKind>();
    const { run } = runRefusing(entriesOf(idsOf(320)), refusingFor(bad));
    run(5 * MINUTE);
    for (const id of ['p7', 'p100', 'p300']) bad.set(id, 'noInstance');
    const exchanges = run(60 * MINUTE).filter(({ refused }) => refused === null);
    // Three refused batches are at most 33 requests more, at five a second.
    const bound = 30 * SECOND + (33 + 10) * 200;
    for (const id of idsOf(320)) {
      if (bad.has(id)) continue;
      const times = timesOf(exchanges, id);
      const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(times.length).toBeGreaterThan(100);
      expect(Math.max(...waits)).toBeLessThanOrEqual(bound);
    }
  });

  it('are a whole list of wrong IDs, and a few right ones are checked in time all the same', () => {
    const bad = badOnes('otherTenant', idsOf(640));
    const entries = entriesOf([...idsOf(640), 'right']);
    const { run, polling } = runRefusing(entries, refusingFor(bad), { requestsPerSecond: 1 });
    run(30 * MINUTE);
    polling.refresh(30 * MINUTE);
    const times = timesOf(run(40 * MINUTE), 'right');
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(times.length).toBeGreaterThanOrEqual(19);
    expect(Math.max(...waits)).toBeLessThanOrEqual(35 * SECOND);
  });

  it('are like any other again when they are answered', () => {
    const bad = badOnes('restoring', ['p3']);
    const { run } = runRefusing(entriesOf(idsOf(32)), refusingFor(bad));
    run(MINUTE);
    bad.clear();
    run(5 * MINUTE);
    const later = run(15 * MINUTE);
    expect(later.length).toBe(20);
    expect(later.every(({ ids, refused }) => ids.length === 32 && refused === null)).toBe(true);
  });

  it.each(['the user asks', 'the user edits the phones'])('are tried again at once when %s', (what) => {
    const bad = badOnes('noInstance', ['p3', 'p9']);
    const { run, polling } = runRefusing(entriesOf(idsOf(32)), refusingFor(bad));
    run(MINUTE);
    if (what === 'the user asks') polling.refresh(MINUTE);
    else polling.setPhones(entriesOf(idsOf(32).filter((id) => id !== 'p9')), MINUTE);
    const tried = run(MINUTE + 2 * SECOND).filter(({ ids }) => ids.includes('p3'));
    expect(tried).toMatchObject([{ ids: ['p3'], refused: 'noInstance' }]);
    expect(timesOf(run(20 * MINUTE), 'p9').length > 0).toBe(what === 'the user asks');
  });

  it('stay set aside when a try has no outcome, and are tried alone again', () => {
    const bad = badOnes('noInstance', ['p3']);
    const { run, polling } = runRefusing(entriesOf(idsOf(32)), refusingFor(bad));
    run(MINUTE);
    polling.refresh(MINUTE);
    const sent = [MINUTE, MINUTE + 200].map((now) => polling.step(now));
    const ids = sent.flatMap((step) => (step.kind === 'send' ? [step.batch.ids.length] : []));
    expect(ids.sort()).toEqual([1, 31]);
    for (const step of sent)
      if (step.kind === 'send') polling.failed(step.batch, newFailure('network'), MINUTE + 300);
    const later = run(3 * MINUTE);
    expect(later.find((one) => one.ids.includes('p3'))).toMatchObject({ ids: ['p3'] });
    expect(later.filter(({ refused }) => refused !== null)).toHaveLength(1);
  });
});

describe('parts of a refused batch', () => {
  it.each(['a failure', 'a pause'])('are still parts after %s', (what) => {
    const bad = badOnes('noInstance', ['p3']);
    const { run, polling } = runRefusing(entriesOf(idsOf(32)), refusingFor(bad));
    // The batch, and its first half.
    run(400);
    const step = polling.step(400);
    if (step.kind !== 'send') throw new Error('nothing to send');
    expect(step.batch.ids).toHaveLength(16);
    if (what === 'a failure') polling.failed(step.batch, newFailure('network'), 500);
    else polling.interrupt(500);
    const rest = run(25 * SECOND);
    expect(rest[0]?.ids).toEqual(step.batch.ids);
    expect(rest.every(({ ids }) => ids.length <= 16)).toBe(true);
    expect(new Set(rest.flatMap(({ ids }) => ids)).size).toBe(32);
  });

  it('lose the phones that are taken off the list', () => {
    const { run, polling } = runRefusing(entriesOf(idsOf(32)), refusingFor(badOnes('frozen', ['p3'])));
    run(200);
    polling.setPhones(entriesOf(['p3', 'p31']), 200);
    const asked = new Set(run(25 * SECOND).flatMap(({ ids }) => ids));
    expect([...asked].sort()).toEqual(['p3', 'p31']);
  });
});
