import { beforeEach, describe, expect, it } from 'vitest';
import { createAccounts } from '../../electron/main/accounts.ts';
import { openSecrets } from '../../electron/main/secrets.ts';
import { createWatching } from '../../electron/main/watching.ts';
import { desktop } from './fake-electron.ts';
import { folderOfTest } from './folder.ts';
import { settingsInMemory } from './settings-in-memory.ts';
import { titles, watchFleet } from './watched-fleet.ts';

function start() {
  const fleet = watchFleet();
  const settings = settingsInMemory();
  const accounts = createAccounts(settings, openSecrets(folderOfTest()), () => 'qa');
  accounts.save({
    id: null,
    name: 'QA',
    baseUrl: 'https://koophone.example',
    region: '',
    credentials: { kind: 'token', token: 'token' },
    phones: [{ id: 'p0', name: '', group: '' }],
    followNew: false,
  });
  let told = 0;
  const watching = createWatching({
    accounts,
    settings,
    monitor: fleet.monitor,
    onDemo: () => {},
    onWatch: () => (told += 1),
  });
  return { ...fleet, notices: fleet.told, settings, watching, told: () => told };
}

beforeEach(() => desktop.reset());

describe('what is watched', () => {
  it('are the accounts of the settings, at their pace', async () => {
    const { clock, service, settings, watching } = start();
    settings.set({ polling: { ...settings.get().polling, normalSeconds: 100 } });
    watching.apply();
    await clock.advance(250_000);
    expect(service.requests.map(({ at }) => at)).toEqual([0, 100_000, 200_000]);
    expect(watching.demo).toBe(false);
  });

  it('are known after the demo as they were before it', async () => {
    const { clock, service, monitor, watching, notices: told } = start();
    watching.apply();
    await clock.advance(60_000);
    service.status = () => 3;
    await clock.advance(2 * 60_000);
    monitor.acknowledge(['qa/p0'], true);
    await watching.startDemo();
    watching.stopDemo();
    await clock.advance(2 * 60_000);
    expect(monitor.fleet.counts).toMatchObject({ total: 1, acknowledged: 1, problems: 0 });
    expect(titles(told)).toEqual(['p0 went offline']);
  });

  it('is the demo fleet in their place, and they again when it ends; nothing of it is kept', async () => {
    const { clock, service, monitor, settings, watching } = start();
    watching.apply();
    await watching.startDemo();
    expect(watching.demo).toBe(true);
    expect(monitor.accounts().map(({ account }) => account.id)).toEqual(['demo']);
    expect(monitor.fleet.counts.total).toBe(240);
    await clock.advance(5_000);
    expect(new URL(service.requests.at(-1)?.baseUrl ?? '').hostname).toBe('127.0.0.1');

    watching.stopDemo();
    expect(watching.demo).toBe(false);
    await clock.advance(5_000);
    expect([...monitor.fleet.phones.keys()]).toEqual(['qa/p0']);
    expect(settings.get().accounts.map(({ name }) => name)).toEqual(['QA']);
  });

  it('is one demo fleet, however often it is started', async () => {
    const { monitor, watching } = start();
    await watching.startDemo();
    const first = monitor.accounts()[0]?.account.baseUrl;
    await watching.startDemo();
    expect(monitor.accounts().map(({ account }) => account.baseUrl)).toEqual([first]);
    watching.stopDemo();
    watching.stopDemo();
    expect(watching.demo).toBe(false);
  });
});
