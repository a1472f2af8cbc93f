import type { FieldError } from './field-error.ts';

/** How the service is reached. The proxy's password is kept with the other secrets. */
export interface NetworkSettings {
  /** The system's proxy (its PAC file included), none, or the one at `proxyUrl`. */
  readonly proxy: 'system' | 'none' | 'manual';
  /** Such as `http://proxy.example:3128`; empty unless `proxy` is `manual`. */
  readonly proxyUrl: string;
  /** Empty where the proxy wants no sign-in. */
  readonly proxyUser: string;
  readonly proxyPasswordSet: boolean;
  /** Path of a PEM file with certificates of authorities to trust besides the system's; may be empty. */
  readonly caFile: string;
}

/** What the window gives to be saved; null keeps the password that is set. */
export type NetworkDraft = Omit<NetworkSettings, 'proxyPasswordSet'> & {
  readonly proxyPassword: string | null;
};

/** Everything that is wrong with the settings, by the names of their fields; whether the files exist is not looked at. */
export function checkNetwork({ proxy, proxyUrl, proxyUser }: NetworkDraft): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (proxy === 'manual') {
    if (proxyUrl === '') errors.push({ path: 'proxyUrl', problem: { kind: 'empty' } });
    else if (!/^https?:\/\/[^/]/i.test(proxyUrl) || !URL.canParse(proxyUrl))
      errors.push({ path: 'proxyUrl', problem: { kind: 'notAUrl' } });
    else {
      const { username, password, pathname, search, hash } = new URL(proxyUrl);
      if (username !== '' || password !== '' || pathname !== '/' || search !== '' || hash !== '')
        errors.push({ path: 'proxyUrl', problem: { kind: 'urlExtras' } });
    }
  }
  // Basic authentication puts a colon between user and password.
  if (proxyUser.includes(':'))
    errors.push({ path: 'proxyUser', problem: { kind: 'badCharacters', found: ':' } });
  return errors;
}
