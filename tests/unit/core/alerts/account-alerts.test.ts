import { describe, expect, it } from 'vitest';
import {
  createAccountAlerts,
  type AccountStanding,
} from '../../../../electron/core/alerts/account-alerts.ts';
import type { FailureKind } from '../../../../electron/core/failure.ts';
import { en } from '../../../../electron/messages/en/index.ts';
import { failureOf } from '../phone-lives.ts';

const MINUTE = 60_000;

function standing(kind: FailureKind | null, since = 0): AccountStanding {
  const trouble = kind === null ? null : { failure: failureOf(kind), since };
  return { id: 'eu', name: 'EU', trouble, tokenExpiresAt: null, clockSkewMs: null };
}

const watchAccounts = () => createAccountAlerts(en, () => MINUTE);

/** Steps through how the account stands, minute by minute, and returns what is told in which minute. */
function tell(kinds: readonly (FailureKind | null)[]): readonly string[] {
  const alerts = watchAccounts();
  let since: number | null = null;
  return kinds.flatMap((kind, minute) => {
    if (kind === null) since = null;
    else since ??= minute * MINUTE;
    return alerts
      .step(standing(kind, since ?? 0), minute * MINUTE)
      .map(({ notice }) => `${minute} min: ${notice.title}`);
  });
}

describe('an account', () => {
  it.each<[what: string, kinds: readonly (FailureKind | null)[], told: readonly string[]]>([
    ['that answers makes no notice', [null, null], []],
    ['that is gone for a moment makes none', ['network', null, 'timeout', null], []],
    [
      'that stays away is told once',
      ['network', 'network', 'timeout', 'server'],
      ['1 min: EU does not answer'],
    ],
    [
      'that comes back is told',
      ['network', 'network', 'network', null, null],
      ['1 min: EU does not answer', '3 min: EU answers again'],
    ],
    ['that refuses the token is told at once, and once', ['signIn', 'signIn'], ['0 min: EU: sign-in needed']],
    [
      'that refuses the token after an outage is told of that too',
      ['network', 'network', 'signIn', 'signIn'],
      ['1 min: EU does not answer', '2 min: EU: sign-in needed'],
    ],
    [
      'whose token was mended is told',
      ['signIn', null],
      ['0 min: EU: sign-in needed', '1 min: EU answers again'],
    ],
  ])('%s', (_, kinds, told) => {
    expect(tell(kinds)).toEqual(told);
  });

  it('says how long it did not answer, and leads to its settings or back to the fleet', () => {
    const alerts = watchAccounts();
    const [away] = alerts.step(standing('network', 0), 2 * MINUTE);
    expect(away).toMatchObject({
      what: 'trouble',
      notice: { id: 'account:eu', destination: { view: 'settings', accountId: 'eu' } },
    });
    const [back] = alerts.step(standing(null), 12 * MINUTE);
    expect(back).toMatchObject({
      what: 'over',
      notice: {
        id: 'account:eu',
        body: 'It did not for 12 min.',
        destination: { view: 'fleet', search: '' },
      },
    });
  });

  it.each<FailureKind>(['accessKey', 'password', 'secondFactor', 'newToken'])(
    'whose sign-in is refused (%s) is told at once',
    (kind) => {
      expect(tell([kind, kind])).toEqual(['0 min: EU: sign-in needed']);
    },
  );

  it('that the service wants to pause is told of in time, though no answer comes meanwhile', () => {
    const alerts = watchAccounts();
    expect(alerts.dueAt(standing('throttled', 5_000))).toBe(65_000);
    expect(alerts.dueAt(standing('network', 5_000))).toBeNull();
    expect(alerts.step(standing('throttled', 5_000), 65_000)).toHaveLength(1);
    expect(alerts.dueAt(standing('throttled', 5_000))).toBeNull();
  });

  it('is told apart from others', () => {
    const alerts = watchAccounts();
    expect(alerts.step(standing('signIn'), 0)).toHaveLength(1);
    expect(alerts.step({ ...standing('signIn'), id: 'cn', name: 'CN' }, 0)).toHaveLength(1);
    expect(alerts.step(standing('signIn'), 0)).toHaveLength(0);
  });
});

describe('what was told in an earlier run', () => {
  it('is not told again, and its end is', () => {
    const before = watchAccounts();
    before.step(standing('network', 0), 2 * MINUTE);
    const after = createAccountAlerts(en, () => MINUTE, before.memory());
    expect(after.step(standing('network', 10 * MINUTE), 20 * MINUTE)).toEqual([]);
    expect(after.step(standing(null), 30 * MINUTE)).toMatchObject([
      { what: 'over', notice: { body: 'It did not for 30 min.' } },
    ]);
  });
});

describe('a token', () => {
  const EXPIRY = 24 * 60 * MINUTE;
  const withToken = (tokenExpiresAt: number | null, kind: FailureKind | null = null): AccountStanding => ({
    ...standing(kind),
    tokenExpiresAt,
  });
  const at = (time: number) => new Date(time).toTimeString().slice(0, 5);

  it('that dies is announced an hour before, once, with the time', () => {
    const alerts = watchAccounts();
    expect(alerts.dueAt(withToken(EXPIRY))).toBe(EXPIRY - 60 * MINUTE);
    expect(alerts.step(withToken(EXPIRY), EXPIRY - 60 * MINUTE - 1)).toEqual([]);
    expect(alerts.step(withToken(EXPIRY), EXPIRY - 60 * MINUTE)).toEqual([
      {
        what: 'hint',
        accountId: 'eu',
        notice: {
          id: 'account:eu',
          kinds: ['account'],
          replaces: [],
          title: `EU: the token expires at ${at(EXPIRY)}`,
          body: en.notices.tokenExpiresDetail,
          destination: { view: 'settings', accountId: 'eu' },
          phones: [],
        },
      },
    ]);
    expect(alerts.step(withToken(EXPIRY), EXPIRY - 30 * MINUTE)).toEqual([]);
    expect(alerts.dueAt(withToken(EXPIRY))).toBeNull();
    expect(alerts.step(withToken(2 * EXPIRY), 2 * EXPIRY - 60 * MINUTE)).toHaveLength(1);
  });

  it('that has less than an hour when the program starts is announced at once', () => {
    expect(watchAccounts().step(withToken(EXPIRY), EXPIRY - MINUTE)).toHaveLength(1);
  });

  it.each<[what: string, account: AccountStanding, now: number]>([
    ['that is dead already', withToken(EXPIRY), EXPIRY],
    ['whose end is not known', withToken(null), EXPIRY],
    ['that is still good for long', withToken(EXPIRY), 0],
  ])('%s is not announced', (_, account, now) => {
    expect(watchAccounts().step(account, now)).toEqual([]);
  });

  it('that is refused is told of as that, and not announced', () => {
    const alerts = watchAccounts();
    const [told, ...more] = alerts.step(withToken(EXPIRY, 'signIn'), EXPIRY - MINUTE);
    expect([told?.notice.title, more]).toEqual(['EU: sign-in needed', []]);
    expect(alerts.dueAt(withToken(EXPIRY, 'signIn'))).toBeNull();
  });
});

describe('a clock that is far off', () => {
  const off = (clockSkewMs: number | null, id = 'eu', name = 'EU'): AccountStanding => ({
    ...standing(null),
    id,
    name,
    clockSkewMs,
  });

  it.each([
    [20 * MINUTE, 'EU: the clock of this computer is 20 min ahead'],
    [-3 * 60 * MINUTE, 'EU: the clock of this computer is 3 h behind'],
  ])('by %i ms is told once, whichever account finds it', (ms, title) => {
    const alerts = watchAccounts();
    expect(alerts.step(off(ms), 0)).toMatchObject([
      { notice: { id: 'account:eu', title, destination: { view: 'settings', accountId: 'eu' } } },
    ]);
    expect(alerts.step(off(ms), MINUTE)).toEqual([]);
    expect(alerts.step(off(ms, 'cn', 'CN'), MINUTE)).toEqual([]);
  });

  it('is told again when it was right in between', () => {
    const alerts = watchAccounts();
    for (const [ms, notices] of [
      [MINUTE, 1],
      [null, 0],
      [MINUTE, 1],
    ] as const)
      expect(alerts.step(off(ms), 0)).toHaveLength(notices);
  });

  it('is told by another account when the one that told it is gone', () => {
    const alerts = watchAccounts();
    alerts.step(off(MINUTE), 0);
    alerts.forget('eu');
    expect(alerts.step(off(MINUTE, 'cn', 'CN'), 0)).toHaveLength(1);
  });
});
