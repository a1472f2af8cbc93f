import type { Failure } from '../core/failure.ts';
import type { FoundPhone } from '../core/found-phone.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { unexplained } from './refusal.ts';
import type { Exchange } from './exchange.ts';
import { readPhonePage, type PhonePage } from './listed-phones.ts';
import type { Sleep } from './sleep.ts';

/** The reference names no maximum. */
const PAGE_SIZE = 50;
/** A tenant of 100,000 phones; beyond that a service does not count its pages. */
const MAX_PAGES = 100_000 / PAGE_SIZE;
const MAX_TRIES = 4;
const FIRST_WAIT_MS = 2_000;
/** Nobody looks at a window for longer than that. */
const LONGEST_WAIT_MS = 60_000;

/** Lists all phones of a tenant, or the first page of them; rejects only with the signal's reason. */
export type ListPhones = (
  signal: AbortSignal,
  extent?: 'all' | 'firstPage',
) => Promise<Result<readonly FoundPhone[], Failure>>;

/**
 * Lists all phones of a tenant: `GET /v1/instances/batch-query` (KooPhone API reference), a page after the other, until one is
 * short or brings nothing new. A page that fails for a passing reason is tried again, after the wait that the service asks for.
 *
 * @param base scheme, host and prefix, without a slash at its end
 */
export function createListing(base: string, exchange: Exchange, sleep: Sleep): ListPhones {
  const firstPage = new URL(`${base}/v1/instances/batch-query`);

  function urlOf(page: number, requestId: string): URL {
    const url = new URL(firstPage);
    url.searchParams.set('x-request-id', requestId);
    url.searchParams.set('page_no', String(page));
    url.searchParams.set('page_size', String(PAGE_SIZE));
    return url;
  }

  function askFor(page: number, signal: AbortSignal): Promise<Result<PhonePage, Failure>> {
    return exchange.withRetry(
      {
        request: (requestId) => ({
          method: 'GET',
          url: urlOf(page, requestId),
          headers: { 'Content-Type': 'application/json', 'x-request-id': requestId },
          body: '',
        }),
        read({ httpStatus, body }) {
          const read = readPhonePage(httpStatus, body.toString());
          // Beyond the last page a service may answer with nothing at all.
          if (!read.ok || read.value.rows !== null || page > 1) return read;
          return failed(unexplained(httpStatus, null));
        },
      },
      signal,
    );
  }

  return async function listPhones(signal, extent = 'all') {
    const found = new Map<string, FoundPhone>();
    let pause = 0;
    let rows = 0;
    const pages = extent === 'firstPage' ? 1 : MAX_PAGES;
    for (let page = 1; page <= pages; page += 1) {
      if (page > 1 && pause > 0) await sleep(pause, signal);
      let answer = await askFor(page, signal);
      for (let tries = 1; !answer.ok && tries < MAX_TRIES; tries += 1) {
        const wait = waitAfter(answer.error, tries);
        if (wait === null) break;
        pause = paceOf(answer.error) ?? pause;
        await sleep(wait, signal);
        answer = await askFor(page, signal);
      }
      if (!answer.ok) return answer;

      const { phones, total } = answer.value;
      const pageRows = answer.value.rows ?? 0;
      const known = found.size;
      for (const phone of phones) if (!found.has(phone.id)) found.set(phone.id, phone);
      rows += pageRows;
      const complete = total === null ? pageRows < PAGE_SIZE : rows >= total;
      if (complete || found.size === known) break;
    }
    return ok([...found.values()]);
  };
}

/** How long to wait before one more try, in ms; null where that is not worth it. */
function waitAfter({ kind, retryAfterMs, limit }: Failure, tries: number): number | null {
  switch (kind) {
    case 'network':
    case 'timeout':
    case 'server':
    case 'throttled': {
      const own = limit === null ? FIRST_WAIT_MS * 2 ** (tries - 1) : limit.windowMs;
      const wait = retryAfterMs ?? own;
      return wait <= LONGEST_WAIT_MS ? wait : null;
    }
    default:
      return null;
  }
}

/** How far apart the pages must be under a limit, in ms. */
function paceOf({ limit }: Failure): number | null {
  return limit === null ? null : limit.windowMs / limit.requests;
}
