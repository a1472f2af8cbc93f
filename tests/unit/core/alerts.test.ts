import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAlerts, type AlertKinds, type Alerts } from '../../../electron/core/alerts.ts';
import type { FleetEvent, IncidentEvent } from '../../../electron/core/fleet.ts';
import type { Notice } from '../../../electron/core/notice.ts';
import type { ProblemKind } from '../../../electron/core/problem.ts';
import { en } from '../../../electron/messages/en/index.ts';

const MINUTE = 60_000;
const all: AlertKinds = {
  offline: true,
  unknown: true,
  stuck: true,
  silent: true,
  recovered: true,
  otherChanges: true,
};

const none: AlertKinds = {
  offline: false,
  unknown: false,
  stuck: false,
  silent: false,
  recovered: false,
  otherChanges: false,
};

const describePhone = (key: string) => ({ name: `Phone ${key}`, account: 'QA' });

function began(key: string, at: number, kind: ProblemKind = 'offline', more = {}): IncidentEvent {
  return { kind: 'began', key, problem: { kind, since: at }, baseline: false, afterGap: false, ...more };
}

function recovered(key: string, since: number, at: number, more = {}): IncidentEvent {
  return {
    kind: 'recovered',
    key,
    incident: { kind: 'offline', since },
    at,
    status: 2,
    afterGap: false,
    ...more,
  };
}

function changed(key: string, from: number | null, to: number, more = {}): FleetEvent {
  return { kind: 'status', key, from, to, at: 0, afterGap: false, ...more };
}

/** Takes what is due at the time that it is due. */
function takeWhenDue(alerts: Alerts): readonly Notice[] {
  const at = alerts.dueAt();
  if (at === null) return [];
  expect(alerts.take(at - 1)).toEqual([]);
  return alerts.take(at);
}

function told(events: readonly FleetEvent[], kinds = all): readonly Notice[] {
  const alerts = createAlerts(describePhone, en);
  alerts.add(events, kinds, 0);
  return takeWhenDue(alerts);
}

const titles = (notices: readonly Notice[]) => notices.map(({ title }) => title);
const keys = (many: number) => Array.from({ length: many }, (_, index) => `k${index}`);

describe('notices', () => {
  it.each([1, 2, 3])('tell %i phones one by one, and lead to them', (many) => {
    const notices = told(keys(many).map((key) => began(key, 0)));
    expect(titles(notices)).toEqual(keys(many).map((key) => `Phone ${key} went offline`));
    expect(notices.map(({ destination }) => destination)).toEqual(
      keys(many).map((key) => ({ view: 'phone', key })),
    );
    for (const { body } of notices) expect(body).toContain('Account: QA');
  });

  it.each([4, 40])('sum %i phones up in one, and lead to the list', (many) => {
    const notices = told(keys(many).map((key) => began(key, 0)));
    expect(titles(notices)).toEqual([`${many} phones have problems`]);
    expect(notices[0]?.body).toBe(`${many} offline: Phone k0, Phone k1, Phone k2 and ${many - 3} more`);
    expect(notices[0]?.destination).toEqual({ view: 'fleet', search: 'status:problem' });
  });

  it('name each kind of problem in a summary', () => {
    const kinds = ['offline', 'unknown', 'offline', 'stuck', 'silent'] as const;
    const notices = told(kinds.map((kind, index) => began(`k${index}`, 0, kind)));
    expect(notices[0]?.body).toContain('2 offline, 1 unknown, 1 stuck in Starting, 1 without an answer');
  });

  it.each<[ms: number, words: string]>([
    [45_000, '45 s'],
    [12 * MINUTE, '12 min'],
    [90 * MINUTE, '1 h 30 min'],
  ])('say after a recovery how long it took (%i ms)', (ms, words) => {
    const [notice] = told([recovered('k', 0, ms), changed('k', 3, 2)]);
    expect(notice?.title).toBe('Phone k recovered: Running');
    expect(notice?.body).toBe(`It was offline for ${words}. Account: QA`);
  });

  it('sum recoveries up as well', () => {
    expect(titles(told(keys(40).map((key) => recovered(key, 0, MINUTE))))).toEqual(['40 phones recovered']);
  });

  it.each<[what: string, events: readonly FleetEvent[], kinds: AlertKinds]>([
    ['a problem that was there at the first look', [began('k', 0, 'offline', { baseline: true })], all],
    ['the first status of a phone', [changed('k', null, 2)], all],
    ['the status beside the problem that it makes', [changed('k', 2, 3)], all],
    ['a kind that is not wanted', [began('k', 0, 'stuck')], { ...all, stuck: false }],
    ['recoveries that are not wanted', [recovered('k', 0, 1)], { ...all, recovered: false }],
    ['the recovery from what nobody was told of', [recovered('k', 0, 1)], { ...all, offline: false }],
    ['changes that are not wanted', [changed('k', 2, 1)], { ...all, otherChanges: false }],
    ['anything when nothing is wanted', [began('k', 0), recovered('l', 0, 1), changed('m', 2, 1)], none],
  ])('do not tell %s', (_, events, kinds) => {
    expect(told(events, kinds)).toEqual([]);
  });

  it.each([
    [2, 1, 'Stopped'],
    [1, 4, 'Starting'],
    [2, 7, 'Unrecognised (7)'],
  ])('tell the change from %i to %i where that is wanted', (from, to, word) => {
    expect(titles(told([changed('k', from, to)]))).toEqual([`Phone k: ${word}`]);
  });

  it('say nothing of what was over before anybody was told', () => {
    const alerts = createAlerts(describePhone, en);
    alerts.add([began('k', 0)], all, 0);
    alerts.add([recovered('k', 0, 2_000)], all, 2_000);
    expect(alerts.dueAt()).toBeNull();
  });

  it('sum up in one what happened while nobody looked', () => {
    const gap = { afterGap: true };
    const notices = told([
      began('a', 0, 'offline', gap),
      began('b', 0, 'unknown', gap),
      recovered('c', 0, 1, gap),
      changed('d', 2, 1, gap),
    ]);
    expect(titles(notices)).toEqual(['While KooGlance could not check']);
    expect(notices[0]?.body.split('\n')).toEqual([
      '2 phones have problems: Phone a, Phone b',
      '1 phone recovered: Phone c',
      '1 phone changed: Phone d',
    ]);
  });
});

describe('a storm', () => {
  /** What the desktop shows after it got the notices: the same ID and what is named are replaced. */
  function show(shown: Map<string, Notice>, notices: readonly Notice[]) {
    for (const notice of notices) {
      for (const id of notice.replaces) shown.delete(id);
      shown.set(notice.id, notice);
    }
  }

  it('that comes in bit by bit makes one notice', () => {
    const alerts = createAlerts(describePhone, en);
    for (const [index, key] of keys(40).entries()) alerts.add([began(key, 0)], all, index * 200);
    expect(alerts.dueAt()).toBe(10_000);
    expect(titles(alerts.take(10_000))).toEqual(['40 phones have problems']);
    expect(alerts.dueAt()).toBeNull();
  });

  it('that is slow is told after ten seconds at the latest', () => {
    const alerts = createAlerts(describePhone, en);
    for (let at = 0; at < 30_000 && (alerts.dueAt() ?? Infinity) > at; at += 1_000)
      alerts.add([began(`k${at}`, at)], all, at);
    expect(alerts.dueAt()).toBe(10_000);
  });

  it('that goes on replaces its notice by one for all of it', () => {
    const alerts = createAlerts(describePhone, en);
    const shown = new Map<string, Notice>();
    alerts.add([began('a', 0), began('b', 0)], all, 0);
    show(shown, takeWhenDue(alerts));
    expect(shown.size).toBe(2);
    alerts.add([began('c', 0), began('d', 0)], all, 20_000);
    show(shown, takeWhenDue(alerts));
    expect(titles([...shown.values()])).toEqual(['4 phones have problems']);
    alerts.add([began('e', 0)], all, 40_000);
    show(shown, takeWhenDue(alerts));
    expect(titles([...shown.values()])).toEqual(['5 phones have problems']);
  });

  it('that is over does not count with the next one', () => {
    const alerts = createAlerts(describePhone, en);
    alerts.add(
      keys(40).map((key) => began(key, 0)),
      all,
      0,
    );
    const first = takeWhenDue(alerts);
    alerts.add([began('next', 0)], all, 5 * MINUTE);
    const next = takeWhenDue(alerts);
    expect(titles(next)).toEqual(['Phone next went offline']);
    expect(next[0]?.id).not.toBe(first[0]?.id);
  });

  it('does not count phones that have recovered since', () => {
    const alerts = createAlerts(describePhone, en);
    alerts.add(
      keys(3).map((key) => began(key, 0)),
      all,
      0,
    );
    takeWhenDue(alerts);
    alerts.add([recovered('k0', 0, 20_000)], all, 20_000);
    takeWhenDue(alerts);
    alerts.add([began('k3', 30_000)], all, 30_000);
    expect(titles(takeWhenDue(alerts))).toEqual(['Phone k3 went offline']);
  });

  it('never leaves more than three phones and one summary on the desktop', () => {
    const bursts = fc.array(
      fc.record({ many: fc.integer({ min: 1, max: 8 }), wait: fc.integer({ min: 0, max: 15_000 }) }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(bursts, (burst) => {
        const alerts = createAlerts(describePhone, en);
        const shown = new Map<string, Notice>();
        const started = new Set<string>();
        let now = 0;
        for (const { many, wait } of burst) {
          const due = alerts.dueAt();
          if (due !== null && due <= now + wait) show(shown, alerts.take(due));
          now += wait;
          const fresh = keys(many).map((_, index) => `k${started.size + index}`);
          for (const key of fresh) started.add(key);
          alerts.add(
            fresh.map((key) => began(key, now)),
            all,
            now,
          );
        }
        show(shown, takeWhenDue(alerts));
        // All within a minute of one another, so it is one storm.
        if (started.size <= 3) expect(shown.size).toBe(started.size);
        else expect(titles([...shown.values()])).toEqual([`${started.size} phones have problems`]);
      }),
    );
  });
});

describe('a problem that follows a recovery nobody was told of yet', () => {
  it('is told when it is another problem', () => {
    const alerts = createAlerts(describePhone, en);
    alerts.add([recovered('a', 0, 60_000, { incident: { kind: 'silent', since: 0 } })], all, 60_000);
    alerts.add([began('a', 61_000)], all, 61_000);
    expect(titles(takeWhenDue(alerts))).toEqual(['Phone a went offline']);
  });

  it('is no news when it is the same problem', () => {
    const alerts = createAlerts(describePhone, en);
    alerts.add([recovered('a', 0, 60_000)], all, 60_000);
    alerts.add([began('a', 61_000)], all, 61_000);
    expect(alerts.dueAt()).toBeNull();
  });
});
