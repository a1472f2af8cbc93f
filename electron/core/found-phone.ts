import type { PhoneEntry } from './phone.ts';

/** A phone as the service lists it (`GET /v1/instances/batch-query`). Texts that it leaves out are empty. */
export interface FoundPhone {
  readonly id: string;
  readonly name: string;
  /** Whom it is assigned to. */
  readonly user: string;
  /** Such as `cn-south-1`. */
  readonly region: string;
  /** The product that was bought, such as `koophone.basic`. */
  readonly sku: string;
  /** The raw status code; null where the service does not say it. */
  readonly status: number | null;
  /** Taken out of use for arrears or expiry. */
  readonly frozen: boolean;
}

/** A found phone as the user's list has it; who uses it makes the group. */
export function entryOf({ id, name, user, region }: FoundPhone): PhoneEntry {
  return { id, name, group: user, ...(region === '' ? {} : { region }) };
}
