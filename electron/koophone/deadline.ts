import { failed, ok, type Result } from '../core/result.ts';

/**
 * Runs something that ends early when its signal is aborted, and gives it `ms` milliseconds.
 *
 * @returns what it came to, or `timeout`; rejects with the caller's reason when the caller's signal is aborted
 */
export async function withDeadline<Value>(
  caller: AbortSignal,
  ms: number,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Result<Value, 'timeout'>> {
  const end = new AbortController();
  const late = new Error(`no answer within ${String(ms)} ms`);
  const onAbort = () => {
    end.abort(caller.reason);
  };
  caller.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => {
    end.abort(late);
  }, ms);
  try {
    return ok(await run(end.signal));
  } catch (error) {
    if (error === late) return failed('timeout');
    throw error;
  } finally {
    clearTimeout(timer);
    caller.removeEventListener('abort', onAbort);
  }
}
