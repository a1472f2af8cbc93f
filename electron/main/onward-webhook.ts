import type { OnwardPayload } from '../core/alerts/onward-payload.ts';
import type { Transport } from '../koophone/index.ts';
import type { OnwardWords } from '../messages/en/onward.ts';
import type { Clock } from './clock.ts';

export interface WebhookOptions {
  readonly clock: Clock;
  readonly words: OnwardWords;
  readonly send: Transport;
  /** Of KooGlance. */
  readonly version: string;
  /** Ends it at once. */
  readonly signal: AbortSignal;
  /** How long to wait before each further try, in ms: as many as there are waits. */
  readonly waits: readonly number[];
}

/** How long to wait before each further try, in ms. */
export const WAITS: readonly number[] = [2_000, 10_000];

/** For one try, in ms. */
const TIMEOUT = 10_000;
/** What comes back is not looked at. */
const MAX_BYTES = 64 * 1024;

/** How a try ended: `error` is null where it arrived. */
interface Try {
  readonly error: string | null;
  readonly again: boolean;
}

type Answer = Awaited<ReturnType<Transport>>;
type Failure = Extract<Answer, { readonly ok: false }>['error'];

function ofStatus(status: number, host: string, { webhook }: OnwardWords): Try {
  if (status >= 200 && status < 300) return { error: null, again: false };
  if (status >= 300 && status < 400) return { error: webhook.redirect(host, status), again: false };
  const again = status === 408 || status === 429 || status >= 500;
  return { error: webhook.status(host, status), again };
}

/** The service's words are left out, and the URL too: it is a secret. */
function ofFailure({ kind, code, httpStatus }: Failure, host: string, words: OnwardWords): Try {
  // It got the notice and began to answer: how that ends does not matter.
  if (httpStatus !== null) return ofStatus(httpStatus, host, words);
  const { webhook } = words;
  const text = kind === 'tooLarge' ? webhook.malformed(host) : webhook[kind](host);
  return {
    error: code === null ? text : webhook.withCode(text, code),
    again: kind === 'network' || kind === 'timeout' || kind === 'proxy',
  };
}

function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal.addEventListener('abort', done);
  });
}

/** Posts a notice to a webhook. Returns what went wrong with the last try in words, or null. */
export async function postWebhook(
  address: string,
  payload: OnwardPayload,
  { clock, words, send, version, signal, waits }: WebhookOptions,
): Promise<string | null> {
  const url = new URL(address);
  const body = JSON.stringify(payload);

  async function once(): Promise<Try> {
    try {
      const answer = await send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', 'user-agent': `KooGlance/${version}` },
        body,
        maxBytes: MAX_BYTES,
        timeoutMs: TIMEOUT,
        signal,
      });
      return answer.ok
        ? ofStatus(answer.value.httpStatus, url.host, words)
        : ofFailure(answer.error, url.host, words);
    } catch {
      // The program ends. Anything else would be a bug, which must not cost the notices that wait behind this one.
      return { error: words.webhook.network(url.host), again: false };
    }
  }

  let last = await once();
  for (const ms of waits) {
    if (!last.again) break;
    await wait(clock, ms, signal);
    last = await once();
  }
  return last.error;
}
