import { describe, expect, it } from 'vitest';
import { createAccountAlerts, type AccountStanding } from '../../../electron/core/account-alerts.ts';
import type { FailureKind } from '../../../electron/core/failure.ts';
import { en } from '../../../electron/messages/en/index.ts';
import { failureOf } from './phone-lives.ts';

const MINUTE = 60_000;

function standing(kind: FailureKind | null, since = 0): AccountStanding {
  return { id: 'eu', name: 'EU', trouble: kind === null ? null : { failure: failureOf(kind), since } };
}

/** Steps through how the account stands, minute by minute, and returns what is told in which minute. */
function tell(kinds: readonly (FailureKind | null)[]): readonly string[] {
  const alerts = createAccountAlerts(en);
  let since: number | null = null;
  return kinds.flatMap((kind, minute) => {
    if (kind === null) since = null;
    else since ??= minute * MINUTE;
    return alerts
      .step(standing(kind, since ?? 0), minute * MINUTE)
      .map(({ title }) => `${minute} min: ${title}`);
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
    const alerts = createAccountAlerts(en);
    const [away] = alerts.step(standing('network', 0), 2 * MINUTE);
    expect(away).toMatchObject({ id: 'account:eu', destination: { view: 'settings', accountId: 'eu' } });
    const [back] = alerts.step(standing(null), 12 * MINUTE);
    expect(back).toMatchObject({
      id: 'account:eu',
      body: 'It did not for 12 min.',
      destination: { view: 'fleet', search: '' },
    });
  });

  it('is told apart from others', () => {
    const alerts = createAccountAlerts(en);
    expect(alerts.step(standing('signIn'), 0)).toHaveLength(1);
    expect(alerts.step({ ...standing('signIn'), id: 'cn', name: 'CN' }, 0)).toHaveLength(1);
    expect(alerts.step(standing('signIn'), 0)).toHaveLength(0);
  });
});
