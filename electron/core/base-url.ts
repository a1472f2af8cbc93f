import type { FieldProblem } from './field-error.ts';
import { failed, ok, type Result } from './result.ts';

/** The one endpoint that the vendor's Chinese reference and its SDK name. */
export const DEFAULT_BASE_URL = 'https://koophone.myhuaweicloud.com';

/** Whether a host, as `URL` gives it, is this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

/**
 * Checks the base URL of an account (scheme, host and an optional prefix) and brings it into one form: no slash at its
 * end, and without the path of the API where that was pasted along. Plain http is for this machine alone.
 */
export function checkBaseUrl(text: string): Result<string, FieldProblem> {
  const url = checkUrl(text);
  if (!url.ok) return url;
  const { origin, pathname } = url.value;
  return ok(origin + pathname.replace(/\/+$/, '').replace(/\/v1(\/instances(\/batch-query-status)?)?$/, ''));
}

/** Checks the URL of IAM, of which scheme and host count; the path of its API may have been pasted along. */
export function checkOrigin(text: string): Result<string, FieldProblem> {
  const url = checkUrl(text);
  return url.ok ? ok(url.value.origin) : url;
}

function checkUrl(text: string): Result<URL, FieldProblem> {
  const trimmed = text.trim();
  if (trimmed === '') return failed({ kind: 'empty' });
  if (!/^https?:/i.test(trimmed)) return failed({ kind: 'notAUrl' });
  // The URL parser would take the first part of the path for a host that was left out.
  if (!/^https?:\/\/[^/?#:@]/i.test(trimmed) && !/^https?:\/\/[^/?#]*@/i.test(trimmed))
    return failed({ kind: 'noHost' });
  if (!URL.canParse(trimmed)) return failed({ kind: 'notAUrl' });
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return failed({ kind: 'urlExtras' });
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return failed({ kind: 'plainHttp' });
  return ok(url);
}
