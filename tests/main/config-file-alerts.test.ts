import { describe, expect, it } from 'vitest';
import { alertKinds } from '../../electron/core/alerts/kinds.ts';
import { defaultAlerts } from '../../electron/core/alerts/settings.ts';
import { readConfig } from '../../electron/main/config-file.ts';

const env = { HOOK: 'https://hooks.example/secret' };

function read(part: object) {
  return readConfig(JSON.stringify({ accounts: [], ...part }), env);
}

describe('what a config file says of alerts', () => {
  it('takes the place of the defaults where it says anything', () => {
    const alerts = {
      kinds: { offline: { minimumSeconds: 60 }, otherChanges: { notify: true } },
      confirmations: { problems: 3 },
      quietHours: [{ days: [6, 0], from: '20:00', to: '08:00' }],
    };
    const { kinds } = defaultAlerts;
    expect(read({ alerts })).toMatchObject({
      ok: true,
      value: {
        alerts: {
          ...defaultAlerts,
          kinds: {
            ...kinds,
            offline: { ...kinds.offline, minimumSeconds: 60 },
            otherChanges: { ...kinds.otherChanges, notify: true },
          },
          confirmations: { problems: 3, others: 1 },
          quietHours: alerts.quietHours,
        },
      },
    });
  });

  it('sets up groups and where notices are passed on to', () => {
    const result = read({
      groups: [
        { group: 'farm', expected: 'running', threshold: { atLeast: 10, of: 'percent' } },
        { group: 'lab' },
      ],
      onward: [
        { way: { kind: 'webhook', url: { env: 'HOOK' } } },
        { kinds: ['offline'], way: { kind: 'command', program: '/usr/bin/page', arguments: ['--now'] } },
      ],
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        groups: [
          { group: 'farm', expected: 'running', threshold: { atLeast: 10, of: 'percent' } },
          { group: 'lab', expected: 'anything', threshold: null },
        ],
        onward: [
          { id: null, kinds: alertKinds, way: { kind: 'webhook', url: env.HOOK } },
          { id: null, kinds: ['offline'], way: { program: '/usr/bin/page', arguments: ['--now'] } },
        ],
      },
    });
  });

  it.each<[part: object, path: string, problem: object]>([
    [{ alerts: { settleSeconds: -1 } }, 'alerts.settleSeconds', { kind: 'outOfRange' }],
    [
      { alerts: { kinds: { offline: { minimumSeconds: 0.5 } } } },
      'alerts.kinds.offline.minimumSeconds',
      { kind: 'notANumber' },
    ],
    [
      { alerts: { quietHours: [{ days: [1], from: '8', to: '09:00' }] } },
      'alerts.quietHours[0].from',
      { kind: 'notATime' },
    ],
    [{ alerts: { kinds: { ofline: {} } } }, 'alerts.kinds', { kind: 'unreadable' }],
    [{ groups: [{ group: 'a' }, { group: 'a' }] }, 'groups[1].group', { kind: 'taken' }],
    [
      { groups: [{ group: 'a', threshold: { atLeast: 0, of: 'phones' } }] },
      'groups[0].threshold.atLeast',
      { kind: 'outOfRange' },
    ],
    [
      { onward: [{ way: { kind: 'command', program: 'page' } }] },
      'onward[0].way.program',
      { kind: 'notAbsolute' },
    ],
    [
      { onward: [{ way: { kind: 'webhook', url: 'http://hooks.example/' } }] },
      'onward[0].way.url',
      { kind: 'plainHttp' },
    ],
    [
      { onward: [{ way: { kind: 'webhook', url: { env: 'NONE' } } }] },
      'onward[0].way.url',
      { kind: 'unsetVariable', name: 'NONE' },
    ],
    [{ onward: [{ way: { kind: 'mail' } }] }, 'onward[0].way.kind', { kind: 'unreadable' }],
  ])('%j is refused at its place', (part, path, problem) => {
    const result = read(part);
    if (result.ok) throw new Error('it was taken');
    expect(result.error).toMatchObject([{ path, problem }]);
  });
});
