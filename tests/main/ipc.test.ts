import { beforeEach, describe, expect, it } from 'vitest';
import { defaultAlerts } from '../../electron/core/alerts/settings.ts';
import { serveCalls, type Handlers } from '../../electron/main/ipc.ts';
import { callNames, channel } from '../../electron/shared/contract.ts';
import { desktop } from './fake-electron.ts';

/** Serves all calls with handlers that note what reached them. */
function serve() {
  const reached: unknown[] = [];
  const note = (argument: unknown) => {
    reached.push(argument);
    return null;
  };
  serveCalls(Object.fromEntries(callNames.map((name) => [name, note])) as unknown as Handlers);
  return {
    reached,
    call(name: string, argument: unknown, senderFrame: unknown = ours) {
      const handler = desktop.handlers.get(`kooglance:${name}`);
      if (handler === undefined) throw new Error(`nothing answers ${name}`);
      return handler({ senderFrame }, argument);
    },
  };
}

const ours = { url: 'app://kooglance/index.html', parent: null };
const draft = {
  id: null,
  name: 'QA',
  baseUrl: 'https://a.example',
  region: '',
  credentials: { kind: 'token', token: null },
  phones: [],
  followNew: false,
};

beforeEach(() => desktop.reset());

describe('the calls', () => {
  it('are all there, and no other', () => {
    serve();
    expect([...desktop.handlers.keys()].sort()).toEqual(callNames.map(channel).sort());
  });

  it.each([
    ['another origin', { url: 'https://evil.example/index.html', parent: null }],
    ['an origin that begins like ours', { url: 'app://kooglance.evil/index.html', parent: null }],
    ['a frame in our window', { url: 'app://kooglance/index.html', parent: ours }],
    ['a file', { url: 'file:///index.html', parent: null }],
    ['a frame that is gone', null],
  ])('are refused to %s', (_, frame) => {
    const { call, reached } = serve();
    for (const name of callNames) expect(() => call(name, null, frame)).toThrow('not the window');
    expect(reached).toEqual([]);
  });

  it.each<[name: string, argument: unknown]>([
    ['getState', {}],
    ['getPhone', { key: 5 }],
    ['setPaused', { paused: 'yes' }],
    ['setPaused', { paused: true, more: 1 }],
    ['snooze', { scopes: [{ kind: 'all' }], until: 'tomorrow' }],
    ['snooze', { scopes: [{ kind: 'rack' }], until: 'never' }],
    ['saveAlerts', { ...defaultAlerts, kinds: { offline: defaultAlerts.kinds.offline } }],
    ['saveOnward', [{ id: null, kinds: ['offline'], way: { kind: 'command', program: '/bin/true' } }]],
    ['acknowledge', { keys: 'qa/p0', acknowledged: true }],
    ['saveAccount', { ...draft, phones: [{ id: 'p0' }] }],
    ['saveAccount', { ...draft, credentials: { kind: 'token' } }],
    ['saveAccount', { ...draft, credentials: { ...draft.credentials, password: 'x' } }],
    ['findPhones', { ...draft, credentials: { kind: 'aksk' } }],
    ['savePolling', { normalSeconds: '30' }],
    ['copyText', null],
  ])('%s is refused with %j', (name, argument) => {
    const { call, reached } = serve();
    expect(() => call(name, argument)).toThrow();
    expect(reached).toEqual([]);
  });

  it.each<[name: string, argument: unknown]>([
    ['getState', null],
    ['getPhone', { key: 'qa/p0' }],
    ['snooze', { scopes: [{ kind: 'all' }, { kind: 'phone', key: 'qa/p0' }], until: 1 }],
    ['snooze', { scopes: [{ kind: 'group', group: 'g' }], until: 'recovery' }],
    ['saveAlerts', defaultAlerts],
    ['saveGroups', [{ group: 'g', expected: 'off', threshold: { atLeast: 2, of: 'percent' } }]],
    ['saveOnward', [{ id: null, kinds: ['offline'], way: { kind: 'webhook', url: null } }]],
    ['saveAccount', draft],
    ['acknowledge', { keys: ['qa/p0'], acknowledged: true }],
  ])('%s takes %j', (name, argument) => {
    const { call, reached } = serve();
    call(name, argument);
    expect(reached).toEqual([argument]);
  });
});
