import { describe, expect, it } from 'vitest';
import { idsOf, poll, pollingOf, send } from './polled.ts';

describe('when phones of a batch fail together', () => {
  it('the others are looked at now, but not those of the batch, nor those that are looked at soon', () => {
    const polling = pollingOf(100);
    poll(polling, 0, 10_000);
    const isQuick = (id: string) => id === 'p40';
    polling.lookAtOthers({ ids: ['p0', 'p1', 'p2'], sentAt: 0 }, isQuick, 10_000);
    const asked = poll(polling, 10_000, 11_000).flatMap(({ ids }) => ids);
    expect(new Set(asked).size).toBe(asked.length);
    expect(idsOf(100).filter((id) => !asked.includes(id))).toEqual(['p0', 'p1', 'p2', 'p40']);
  });

  it('those that are found last are confirmed with the first', () => {
    const polling = pollingOf(96);
    const failed = (id: string) => id === 'p0' || id === 'p40';
    poll(polling, 0, 30_000);
    const first = send(polling, 30_000);
    expect(first.ids).toContain('p0');
    polling.answered(first, failed);
    polling.lookAtOthers(first, failed, 30_050);
    poll(polling, 30_050, 34_599, failed);
    // With room for a second request before the quick interval is over.
    expect(send(polling, 34_600).ids.filter(failed).sort()).toEqual(['p0', 'p40']);
  });

  it('those that were asked about with the first are looked at again with it', () => {
    const polling = pollingOf(96);
    const failed = (id: string) => id === 'p0';
    poll(polling, 0, 30_000);
    const first = send(polling, 30_000);
    polling.answered(first, failed);
    polling.lookAgain(first, failed);
    poll(polling, 30_050, 34_999);
    expect(send(polling, 35_000).ids.toSorted()).toEqual(first.ids.toSorted());
  });

  it('nothing is looked at again with the first where requests are scarce', () => {
    const [looking, other] = [true, false].map((looks) => {
      const polling = pollingOf(3_000);
      const failed = (id: string) => id === 'p0';
      const first = send(polling, 0);
      polling.answered(first, failed);
      if (looks) polling.lookAgain(first, failed);
      return poll(polling, 200, 40_000);
    });
    expect(looking).toEqual(other);
  });

  it('nothing is hurried where that would take too long', () => {
    const polling = pollingOf(3_000);
    poll(polling, 0, 20_000);
    polling.lookAtOthers({ ids: ['p0'], sentAt: 0 }, () => false, 20_000);
    expect(poll(polling, 20_000, 29_000)).toEqual([]);
  });
});
