import type { AlertPhone } from '../core/alerts/alert-phone.ts';
import { shownName } from '../core/phone.ts';
import type { PhoneRecord } from '../core/phone-record.ts';

/** A phone as the alerts see it. */
export function alertPhone(phone: Readonly<PhoneRecord>, account: string): AlertPhone {
  const { key, accountId, instanceId, group, confirmed, problem, acknowledged, snooze, incident } = phone;
  return {
    key,
    accountId,
    account,
    instanceId,
    name: shownName(phone),
    group,
    status: confirmed?.code ?? null,
    problem,
    acknowledged,
    snooze,
    inIncident: incident !== null,
  };
}
