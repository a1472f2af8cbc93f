import { describe, expect, it } from 'vitest';
import { accountOf, believed, pollingOf, titles, watchFleet, type WatchedFleet } from './watched-fleet.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** A fleet of running phones that was watched for two minutes. */
async function wellFleet(many: number, fleet = watchFleet()): Promise<WatchedFleet> {
  fleet.monitor.watch([accountOf(many)], pollingOf());
  await fleet.clock.advance(2 * MINUTE);
  return fleet;
}

/** Gives the phones with these numbers another status. */
function set(fleet: WatchedFleet, phones: readonly number[], code: number): void {
  const before = fleet.service.status;
  const ids = new Set(phones.map((index) => `p${index}`));
  fleet.service.status = (id) => (ids.has(id) ? code : before(id));
}

/** Lets time go by until a problem is confirmed, and not told yet. */
async function untilProblem({ monitor, clock }: WatchedFleet): Promise<void> {
  while (monitor.fleet.counts.problems === 0) await clock.advance(100);
}

describe('the first sweep', () => {
  it.each([0, 1, 2, 3, 4, 5, 17])('tells nothing, with every phone in status %i', async (code) => {
    const fleet = watchFleet();
    fleet.service.status = () => code;
    fleet.monitor.watch([accountOf(100)], pollingOf());
    await fleet.clock.advance(5 * MINUTE);
    expect(fleet.told).toEqual([]);
    expect(believed(fleet.monitor, 'qa/p99')).toBe(code);
  });
});

describe('one phone', () => {
  it.each([
    { code: 3, began: 'Phone p7 went offline' },
    { code: 0, began: 'Phone p7 status unknown' },
  ])('that fails with $code is told of once, and its recovery once', async ({ code, began }) => {
    const fleet = await wellFleet(100);
    set(fleet, [7], code);
    await fleet.clock.advance(60 * MINUTE);
    expect(titles(fleet.told)).toEqual([began]);
    expect(fleet.told[0]?.destination).toEqual({ view: 'phone', key: 'qa/p7' });
    set(fleet, [7], 2);
    await fleet.clock.advance(60 * MINUTE);
    expect(titles(fleet.told)).toEqual([began, 'Phone p7 recovered: Running']);
    expect(titles(fleet.onShow.values())).toEqual(['Phone p7 recovered: Running']);
  });

  it('is told of within a normal and a quick interval and the time that is waited for others', async () => {
    const fleet = await wellFleet(100);
    set(fleet, [7], 3);
    await fleet.clock.advance(30_000 + 5_000 + 3_000 + 1_000);
    expect(titles(fleet.told)).toEqual(['Phone p7 went offline']);
  });

  it.each([0, 3])('with one observation of %i in between tells nothing', async (code) => {
    const fleet = await wellFleet(32);
    fleet.service.status = (id) => {
      if (id === 'p7') fleet.service.status = () => 2;
      return id === 'p7' ? code : 2;
    };
    await fleet.clock.advance(10 * MINUTE);
    expect(fleet.told).toEqual([]);
    expect(fleet.monitor.fleet.phones.get('qa/p7')).toMatchObject({ confirmed: { code: 2 }, pending: null });
  });

  it('that restarts after it was offline is told of when it runs, and not before', async () => {
    const fleet = await wellFleet(32);
    set(fleet, [7], 3);
    await fleet.clock.advance(2 * MINUTE);
    set(fleet, [7], 4);
    await fleet.clock.advance(2 * MINUTE);
    expect(titles(fleet.told)).toEqual(['Phone p7 went offline']);
    set(fleet, [7], 2);
    await fleet.clock.advance(2 * MINUTE);
    expect(titles(fleet.told)).toEqual(['Phone p7 went offline', 'Phone p7 recovered: Running']);
  });

  it('that stays in Starting is a problem after ten minutes', async () => {
    const fleet = await wellFleet(32);
    set(fleet, [7], 4);
    await fleet.clock.advance(10 * MINUTE);
    expect(fleet.told).toEqual([]);
    await fleet.clock.advance(2 * MINUTE);
    expect(titles(fleet.told)).toEqual(['Phone p7 stuck in Starting']);
  });

  it('that answers leave out keeps its status, and is a problem after ten minutes', async () => {
    const fleet = await wellFleet(32);
    fleet.service.status = (id) => (id === 'p7' ? undefined : 2);
    await fleet.clock.advance(9 * MINUTE);
    expect(fleet.told).toEqual([]);
    await fleet.clock.advance(3 * MINUTE);
    expect(titles(fleet.told)).toEqual(['Phone p7 no answer']);
    expect(believed(fleet.monitor, 'qa/p7')).toBe(2);
  });
});

describe('a rack of 40', () => {
  const rack = (many: number) => Array.from({ length: 40 }, (_, index) => Math.floor((index * many) / 40));

  it.each([40, 200, 2_000])('in a fleet of %i ends in one notice, and so does its recovery', async (many) => {
    const fleet = await wellFleet(many);
    set(fleet, rack(many), 3);
    let most = 0;
    for (let steps = 0; steps < 180; steps += 1) {
      await fleet.clock.advance(1_000);
      most = Math.max(most, fleet.onShow.size);
    }
    // Up to three that are found first may be told by name, until more are known.
    expect(most).toBeLessThanOrEqual(3);
    expect(titles(fleet.onShow.values())).toEqual(['40 phones have problems']);
    expect([...fleet.onShow.values()][0]?.body).toContain('40 offline');

    set(fleet, rack(many), 2);
    await fleet.clock.advance(3 * MINUTE);
    const recoveries = [...fleet.onShow.values()].filter(({ title }) => title.includes('recovered'));
    expect(titles(recoveries)).toEqual(['40 phones recovered']);
    expect(fleet.monitor.fleet.counts.problems).toBe(0);
  });
});

describe('a rack that fails at once in a fleet whose phones are checked one after the other', () => {
  it('is told whole, with its first notice', async () => {
    const fleet = await wellFleet(320);
    // Single phones that come and go scatter the times at which the others are due.
    for (let index = 0; index < 32; index += 1) {
      set(fleet, [index * 10], 4);
      await fleet.clock.advance(7_000);
      set(fleet, [index * 10], 2);
      await fleet.clock.advance(6_000);
    }
    const many = Array.from({ length: 40 }, (_, index) => 100 + index);
    set(fleet, many, 3);
    await fleet.clock.advance(30_000 + 5_000 + 5_000);
    expect(titles(fleet.told)).toEqual(['40 phones have problems']);
  });
});

describe('a gap', () => {
  it('of a week is summed up in one notice, though a sweep takes longer than a notice waits', async () => {
    const fleet = await wellFleet(2_000);
    set(fleet, [3], 3);
    await fleet.clock.advance(2 * MINUTE);
    fleet.clock.jump(WEEK);
    set(fleet, [1, 700, 1_300, 1_900], 3);
    set(fleet, [3], 2);
    fleet.monitor.refresh();
    await fleet.clock.advance(5 * MINUTE);
    const news = [...fleet.onShow.values()].filter(({ title }) => title !== 'Phone p3 went offline');
    expect(titles(news)).toEqual(['While KooGlance could not check']);
    expect(news[0]?.body).toMatch(
      /^4 phones have problems: Phone p\d+, Phone p\d+, Phone p\d+ and 1 more\n1 phone recovered: Phone p3$/,
    );
  });

  it('in which nothing changed is not told', async () => {
    const fleet = await wellFleet(100);
    fleet.clock.jump(WEEK);
    fleet.monitor.refresh();
    await fleet.clock.advance(5 * MINUTE);
    expect(fleet.told).toEqual([]);
  });

  it('makes no difference to what changes after it', async () => {
    const fleet = await wellFleet(100);
    fleet.clock.jump(WEEK);
    fleet.monitor.refresh();
    await fleet.clock.advance(5 * MINUTE);
    set(fleet, [7], 3);
    await fleet.clock.advance(5 * MINUTE);
    expect(titles(fleet.told)).toEqual(['Phone p7 went offline']);
  });
});

describe('a clock that is set', () => {
  it('back by an hour while a notice is held back delays it by no hour', async () => {
    const fleet = watchFleet();
    // It is confirmed before what may belong to it was waited for.
    fleet.monitor.watch([accountOf(100)], pollingOf({ quickSeconds: 1 }));
    await fleet.clock.advance(2 * MINUTE);
    set(fleet, [7], 3);
    await untilProblem(fleet);
    expect(fleet.told).toEqual([]);
    fleet.clock.jump(-60 * MINUTE);
    await fleet.clock.advance(MINUTE);
    expect(titles(fleet.told)).toEqual(['Phone p7 went offline']);
  });

  it.each([-60 * MINUTE, 60 * MINUTE, -WEEK])('by %i ms leaves polling at its pace', async (ms) => {
    const fleet = await wellFleet(100);
    const sent = fleet.service.requests.length;
    fleet.clock.jump(ms);
    await fleet.clock.advance(10 * MINUTE);
    expect(fleet.service.requests.length - sent).toBe(20 * 4);
    expect(fleet.told).toEqual([]);
  });

  it('back by an hour loses no notice of what comes after it', async () => {
    const fleet = await wellFleet(100);
    fleet.clock.jump(-60 * MINUTE);
    set(fleet, [7], 3);
    await fleet.clock.advance(MINUTE);
    expect(titles(fleet.told)).toEqual(['Phone p7 went offline']);
  });
});

describe('an acknowledged problem', () => {
  it('is not counted as one, and ends with the recovery', async () => {
    const fleet = await wellFleet(32);
    set(fleet, [7], 3);
    await fleet.clock.advance(2 * MINUTE);
    fleet.monitor.acknowledge(['qa/p7'], true);
    expect(fleet.monitor.fleet.counts).toMatchObject({ problems: 0, acknowledged: 1 });
    set(fleet, [7], 2);
    await fleet.clock.advance(2 * MINUTE);
    set(fleet, [7], 3);
    await fleet.clock.advance(2 * MINUTE);
    expect(fleet.monitor.fleet.counts).toMatchObject({ problems: 1, acknowledged: 0 });
  });
});

describe('the desktop', () => {
  const ANSWER = 500;

  /** A fleet whose desktop takes its time to say whether it may be disturbed. */
  async function onSlowDesktop() {
    const desk = { inView: null, doNotDisturb: false, asked: 0 };
    const fleet: WatchedFleet = watchFleet(undefined, () => {
      desk.asked += 1;
      return new Promise((resolve) => {
        fleet.clock.after(ANSWER, () => {
          resolve({ ...desk });
        });
      });
    });
    return { desk, fleet: await wellFleet(100, fleet) };
  }

  const kept = ({ told }: WatchedFleet) => told.map(({ title, kept }) => [title, kept?.kind ?? 'shown']);

  it('is asked before anything is told, however long it was silent', async () => {
    const { desk, fleet } = await onSlowDesktop();
    await fleet.clock.advance(60 * MINUTE);
    desk.doNotDisturb = true;
    set(fleet, [7], 3);
    await fleet.clock.advance(MINUTE);
    expect(kept(fleet)).toEqual([['Phone p7 went offline', 'doNotDisturb']]);
    desk.doNotDisturb = false;
    await fleet.clock.advance(MINUTE);
    expect(kept(fleet).slice(1)).toEqual([['While it was quiet', 'shown']]);
  });

  it('is asked once about all that happens before it answers', async () => {
    const { desk, fleet } = await onSlowDesktop();
    set(fleet, [7], 3);
    await untilProblem(fleet);
    const before = desk.asked;
    // Two commands of a person, while the question about the phone is on its way.
    fleet.monitor.applyRules();
    fleet.monitor.applyRules();
    expect(desk.asked).toBe(before);
    await fleet.clock.advance(MINUTE);
    expect(kept(fleet)).toEqual([['Phone p7 went offline', 'shown']]);
  });

  it('is told nothing by a program that has ended meanwhile', async () => {
    const { fleet } = await onSlowDesktop();
    set(fleet, [7], 3);
    await untilProblem(fleet);
    fleet.end.abort();
    await fleet.clock.advance(MINUTE);
    expect(fleet.told).toEqual([]);
    expect(fleet.clock.timers).toBe(0);
  });
});
