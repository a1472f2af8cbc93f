import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultAlerts, type AlertSettings } from '../../electron/core/alerts/settings.ts';
import { snoozeTable, type Snooze } from '../../electron/core/alerts/snoozes.ts';
import type { Notice } from '../../electron/core/alerts/notice.ts';
import { openMemory } from '../../electron/main/memory.ts';
import { createMonitor } from '../../electron/main/monitor.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { desktop } from './fake-electron.ts';
import { createFakeService, failure, type FakeService } from './fake-service.ts';
import { folderOfTest } from './folder.ts';
import { accountOf, pollingOf, restOfMonitor, titles } from './watched-fleet.ts';

const MINUTE = 60_000;
const always = [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00' }];

/** What stays while programs come and go. */
interface World {
  readonly clock: FakeClock;
  readonly service: FakeService;
  readonly directory: string;
  alerts: AlertSettings;
  snoozes: readonly Snooze[];
}

function world(): World {
  const clock = createFakeClock();
  const service = createFakeService(clock);
  return { clock, service, directory: folderOfTest(), alerts: defaultAlerts, snoozes: [] };
}

/** Starts the program's heart, with what the last one has left in its folder. */
function start(of: World, phones = 8) {
  const { clock, service, directory } = of;
  const trouble: string[] = [];
  const notices: Notice[] = [];
  const end = new AbortController();
  const memory = openMemory({ directory, clock, onTrouble: (line) => trouble.push(line) });
  const monitor = createMonitor(
    {
      ...restOfMonitor,
      clock,
      random: () => 0.5,
      connect: service.connect,
      rules: {
        alerts: () => of.alerts,
        groups: () => [{ group: 'rack', expected: 'anything', threshold: { atLeast: 2, of: 'phones' } }],
        expected: () => ({}),
        snoozes: () => snoozeTable(of.snoozes, clock.now()),
      },
      memory: memory.found,
      onTold: (told) => notices.push(...told.notices.filter(({ kept }) => kept === null)),
      onOutcome: () => {},
      onRemember: () => {
        memory.save(monitor);
      },
    },
    end.signal,
  );
  const account = accountOf(phones);
  monitor.watch(
    [
      {
        ...account,
        phones: account.phones.map((one, index) => ({ ...one, group: index > 5 ? 'rack' : '' })),
      },
    ],
    pollingOf(),
  );
  return { monitor, notices, trouble, found: memory.found, memory, crash: () => end.abort() };
}

beforeEach(() => desktop.reset());

describe('what is kept between two runs', () => {
  it('is nothing at the first start, and lies in two files that only the user can read', async () => {
    const of = world();
    const { found, crash } = start(of);
    expect(found).toBeNull();
    await of.clock.advance(2 * MINUTE);
    crash();
    for (const name of ['alerts.json', 'statuses.json'])
      expect(statSync(join(of.directory, name)).mode & 0o777).toBe(0o600);
    const { value } = JSON.parse(readFileSync(join(of.directory, 'statuses.json'), 'utf8')) as {
      readonly value: Readonly<Record<string, object>>;
    };
    expect(Object.keys(value['qa'] ?? {})).toHaveLength(8);
  });

  it('is read as it was written, with everything in it that there can be', async () => {
    const of = world();
    const first = start(of);
    await of.clock.advance(2 * MINUTE);
    // A group over its threshold, and a problem that is acknowledged.
    of.service.status = (id) => (['p0', 'p6', 'p7'].includes(id) ? 3 : 2);
    await of.clock.advance(2 * MINUTE);
    first.monitor.acknowledge(['qa/p0'], true);
    // A phone that flaps.
    for (let turn = 0; turn < 8; turn += 1) {
      of.service.status = (id) =>
        ['p0', 'p6', 'p7'].includes(id) || (id === 'p1' && turn % 2 === 0) ? 3 : 2;
      await of.clock.advance(MINUTE);
    }
    // One that is snoozed, one that fails in quiet hours, and an account that stops to answer in them.
    of.snoozes = [{ scope: { kind: 'phone', key: 'qa/p2' }, until: 'never' }];
    first.monitor.applyRules();
    of.alerts = { ...defaultAlerts, quietHours: always };
    of.service.status = (id) => (['p0', 'p2', 'p3', 'p6', 'p7'].includes(id) ? 3 : 2);
    await of.clock.advance(2 * MINUTE);
    of.service.behaviour = () => failure('network');
    await of.clock.advance(5 * MINUTE);
    const kept = first.monitor.memory();
    expect(Object.keys(kept.alerts.kept.phones).sort()).toEqual(['qa/p2', 'qa/p3']);
    expect(Object.keys(kept.alerts.kept.accounts)).toEqual(['qa']);
    expect(kept.alerts.groups).toEqual(['rack']);
    expect(kept.fleet.incidents['qa/p1']?.flappingSince).not.toBeNull();
    await of.clock.advance(MINUTE);
    first.crash();
    const second = start(of);
    expect(second.trouble).toEqual([]);
    expect(second.found).toEqual(JSON.parse(JSON.stringify(kept)));
    expect(second.monitor.memory()).toEqual(kept);
  });

  it('tells nothing twice after a crash, and what changed meanwhile once', async () => {
    const of = world();
    of.alerts = { ...defaultAlerts, settleSeconds: 0 };
    const first = start(of);
    await of.clock.advance(2 * MINUTE);
    of.service.status = (id) => (id === 'p0' ? 3 : 2);
    await of.clock.advance(2 * MINUTE);
    expect(titles(first.notices)).toEqual(['Phone p0 went offline']);
    first.crash();
    of.clock.jump(9 * 60 * MINUTE);
    of.service.status = (id) => (['p0', 'p4'].includes(id) ? 3 : 2);
    const second = start(of);
    await of.clock.advance(5 * MINUTE);
    expect(titles(second.notices)).toEqual(['While you were away']);
    expect(second.notices[0]?.body).toBe('1 phone has a problem: Phone p4');
    expect(second.monitor.fleet.counts.problems).toBe(2);
  });
});
