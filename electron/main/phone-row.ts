import type { Expected } from '../core/expected.ts';
import { statusSince, type PhoneRecord } from '../core/phone-record.ts';
import type { PhoneDetails, PhoneRow } from '../shared/contract.ts';

/** What is expected of phones by themselves, by their keys. */
export type Expectations = Readonly<Record<string, Expected>>;

/** A phone as the window's list shows it. */
export function phoneRow(phone: Readonly<PhoneRecord>, expected: Expectations): PhoneRow {
  return {
    key: phone.key,
    accountId: phone.accountId,
    instanceId: phone.instanceId,
    name: phone.name,
    group: phone.group,
    status: phone.lastAnswer?.code ?? null,
    since: statusSince(phone),
    checked: phone.lastAnswer?.at ?? null,
    problem: phone.problem,
    acknowledged: phone.acknowledged,
    snooze: phone.snooze,
    expected: expected[phone.key] ?? null,
    silence: phone.silence,
  };
}

/** A phone as its own page shows it. */
export function phoneDetails(phone: Readonly<PhoneRecord>, expected: Expectations): PhoneDetails {
  const { lastAnswer } = phone;
  return {
    row: phoneRow(phone, expected),
    transitions: phone.transitions.toReversed(),
    lastAnswer: lastAnswer && {
      at: lastAnswer.at,
      status: lastAnswer.code,
      requestId: lastAnswer.requestId,
    },
    watchedSince: phone.watchedSince,
  };
}
