import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './gateway.ts';

const CHUNK = ' '.repeat(64 * 1024);

/** Waits, or stops waiting because the connection is over. */
export async function pause(ms: number, over: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal: over }).catch(() => undefined);
}

async function sendWithoutEnd(response: ServerResponse, ms: number, over: AbortSignal): Promise<void> {
  response.write('{"error_code":"0","error_msg":"ok","data":{"status_results":[');
  while (!over.aborted) {
    // A reader that stops reading must not fill the memory of the one who writes.
    if (!response.write(CHUNK)) await once(response, 'drain', { signal: over }).catch(() => undefined);
    await pause(ms, over);
  }
}

/**
 * Sends the answer, as far as its fault lets it through.
 *
 * @param over aborted when the connection is closed, from either side
 */
export async function deliver(
  response: ServerResponse,
  { httpStatus, headers, body, fault }: Answer,
  over: AbortSignal,
): Promise<void> {
  switch (fault?.kind) {
    case 'cut':
      response.destroy();
      return;
    case 'cutHeaders':
      response.socket?.end('HTTP/1.1 200 OK\r\nContent-Type: appli', () => response.destroy());
      return;
    case 'never':
      return;
    case 'endless':
      response.writeHead(200, { ...headers, 'Content-Type': 'application/json' });
      await sendWithoutEnd(response, fault.ms ?? 10, over);
      return;
    default: {
      const length = String(Buffer.byteLength(body));
      response.writeHead(httpStatus, { ...headers, 'Content-Length': length });
      if (fault?.kind !== 'cutBody') response.end(body);
      else response.write(body.slice(0, body.length / 2), () => response.destroy());
    }
  }
}
