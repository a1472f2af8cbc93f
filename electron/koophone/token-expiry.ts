import { utcTimeIn } from './utc-time.ts';

/**
 * When a token dies, as it says itself. IAM's tokens are signed messages (CMS, "MII…" in base64, a slash of which may be
 * written as a minus) with the token's JSON inside.
 *
 * @returns ms since 1970; null where the token does not say it
 */
export function expiryOfToken(token: string): number | null {
  if (!token.startsWith('MII')) return null;
  // The lengths between pieces of a message are no ASCII.
  const text = Buffer.from(token.replaceAll('-', '/'), 'base64')
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, '');
  const times = [...text.matchAll(/"expires_at" *: *"([^"]{1,40})"/g)]
    .map(([, time = '']) => utcTimeIn(time))
    .filter((time) => time !== null);
  // More than one: what only a part of it depends on dies earlier than the whole.
  return times.reduce<number | null>((latest, time) => Math.max(latest ?? time, time), null);
}

/** When the token died, as a refusal says: "token expires, expires_at:2018-05-29T03:54:43Z". */
export function expiryInRefusal(message: string): number | null {
  const found = /\bexpires_at\W{1,4}(.{1,40})/i.exec(message);
  return found === null ? null : utcTimeIn(found[1] ?? '');
}
