/** The service takes at most 32 IDs a request, each of at most 32 characters. */
export const MAX_BATCH = 32;
export const MAX_ID_LENGTH = 32;

/** A phone as the user lists it; name and group are the user's own and may be empty. */
export interface PhoneEntry {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** Where it is, such as `cn-south-1`, if that is known: phones of several regions cannot share a request. */
  readonly region?: string | undefined;
}

/** Names a phone across all accounts; an account's ID holds no slash. */
export function phoneKey(accountId: string, instanceId: string): string {
  return `${accountId}/${instanceId}`;
}

/** What people know a phone by: the name that they gave it, or its instance ID. */
export function shownName(phone: { readonly name: string; readonly instanceId: string }): string {
  return phone.name === '' ? phone.instanceId : phone.name;
}
