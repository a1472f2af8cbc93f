import type { FailureKind } from '../core/failure.ts';

/** `KOOPHONE.API.` + code: table of error codes in the KooPhone API reference. */
const serviceCodes: ReadonlyMap<string, FailureKind> = new Map<string, FailureKind>([
  ['0000', 'noTenant'],
  ['0001', 'defect'], // x-tenant-id is missing
  ['0002', 'defect'], // x-request-id is missing
  ['0004', 'noProject'],
  ['0005', 'defect'], // another header is missing
  ['1000', 'badParameter'], // a bad parameter, and IDs are all that is sent
  ['1001', 'noPermission'], // comes with 401, but the token is fine
  ['1002', 'regions'],
  ['1004', 'notSubscribed'],
  ['1012', 'otherTenant'],
  ['2004', 'frozen'],
  ['2005', 'restoring'],
  ['2006', 'backingUp'],
  ['4001', 'noInstance'],
  ['9999', 'server'],
]);

/** `APIG.` or `APIGW.` + code: table of gateway errors. 0201 is not here: its HTTP status says more. */
const gatewayCodes: ReadonlyMap<string, FailureKind> = new Map<string, FailureKind>([
  ['0101', 'notFound'],
  ['0301', 'signIn'],
  ['0302', 'forbidden'],
  ['0306', 'forbidden'],
  ['0307', 'signIn'],
  ['0308', 'throttled'],
  ['0310', 'forbidden'],
  ['0401', 'addressDenied'],
  ['0402', 'addressDenied'],
  ['0601', 'server'],
  ['0605', 'server'],
  ['0606', 'server'],
  ['0608', 'server'],
  ['0610', 'server'],
  ['0613', 'server'],
  ['0801', 'regionUnavailable'],
  ['0802', 'regionUnavailable'],
]);

/** What a code of the service or its gateway means, in whatever case it is spelt; null for a code that no table has. */
export function kindOfCode(code: string): FailureKind | null {
  const dot = code.lastIndexOf('.');
  const prefix = code.slice(0, dot + 1).toUpperCase();
  const rest = code.slice(dot + 1);
  if (prefix === 'KOOPHONE.API.') return serviceCodes.get(rest) ?? null;
  if (prefix === 'APIG.' || prefix === 'APIGW.') return gatewayCodes.get(rest) ?? null;
  return null;
}

/** What an answer without a known code means that is not a good one. */
export function kindOfHttpStatus(status: number): FailureKind {
  switch (status) {
    // The service has moved for good. Other redirects are what sign-in pages of networks do, and those pass.
    case 301:
    case 308:
    case 404:
    case 405:
    case 410:
      return 'notFound';
    case 401:
      return 'signIn';
    case 403:
      return 'forbidden';
    case 408:
      return 'timeout';
    case 429:
      return 'throttled';
    default:
      if (status >= 500) return 'server';
      return status >= 400 ? 'defect' : 'malformed';
  }
}
