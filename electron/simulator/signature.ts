import { createHash, createHmac } from 'node:crypto';
import type { ReceivedRequest } from './request.ts';

/*
 * SDK-HMAC-SHA256 as the vendor's API signing guide has it ("Creating a Signature": canonical request, string to sign,
 * signature), told from the side that verifies.
 */

const ALGORITHM = 'SDK-HMAC-SHA256';

/** What the Authorization header of a signed request says. */
export interface Authorization {
  readonly accessKey: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Whether a request comes with a signature rather than a token, right or wrong. */
export function isSigned(request: ReceivedRequest): boolean {
  return request.header('authorization')?.startsWith(ALGORITHM) ?? false;
}

/** Null where the header is not of the form `SDK-HMAC-SHA256 Access=…, SignedHeaders=a;b, Signature=…`. */
export function readAuthorization(header: string): Authorization | null {
  const match =
    /^SDK-HMAC-SHA256 Access=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/.exec(header);
  const [, accessKey = '', names = '', signature = ''] = match ?? [];
  return match && { accessKey, signedHeaders: names.split(';'), signature };
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function encodeSegment(segment: string): string {
  try {
    return encode(decodeURIComponent(segment));
  } catch {
    return segment;
  }
}

/** For the signature alone, the path ends with a slash. */
function canonicalPath(path: string): string {
  const encoded = path.split('/').map(encodeSegment).join('/');
  return encoded.endsWith('/') ? encoded : `${encoded}/`;
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Whether the names of the signed headers stand in the order in which they must. */
export function areInOrder(names: readonly string[]): boolean {
  return names.join() === [...names].sort(order).join();
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .sort(([name, value], [otherName, otherValue]) => order(name, otherName) || order(value, otherValue))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The request in the form in which it is signed. */
export function canonicalRequest(request: ReceivedRequest, signedHeaders: readonly string[]): string {
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${request.header(name) ?? ''}`),
    '',
    signedHeaders.join(';'),
    sha256(request.body ?? ''),
  ].join('\n');
}

/** @param date the X-Sdk-Date header, such as `20260102T030405Z` */
export function signatureOf(secretKey: string, date: string, canonical: string): string {
  return createHmac('sha256', secretKey)
    .update([ALGORITHM, date, sha256(canonical)].join('\n'))
    .digest('hex');
}

/** The time that an X-Sdk-Date header names, in ms since 1970; NaN where it names none. */
export function timeOf(date: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  const [, year, month, day, hour, minute, second] = match ?? [];
  return match ? Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) : NaN;
}

/** The same the other way round. */
export function dateOf(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}
