import { statusSince, type PhoneRecord } from '../core/phone-record.ts';
import type { PhoneDetails, PhoneRow } from '../shared/contract.ts';

/** A phone as the window's list shows it. */
export function phoneRow(phone: Readonly<PhoneRecord>): PhoneRow {
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
    silence: phone.silence,
  };
}

/** A phone as its own page shows it. */
export function phoneDetails(phone: Readonly<PhoneRecord>): PhoneDetails {
  const { lastAnswer } = phone;
  return {
    row: phoneRow(phone),
    transitions: phone.transitions.toReversed(),
    lastAnswer: lastAnswer && {
      at: lastAnswer.at,
      status: lastAnswer.code,
      requestId: lastAnswer.requestId,
    },
    watchedSince: phone.watchedSince,
  };
}
