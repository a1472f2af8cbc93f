import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { deliver, pause } from './delivery.ts';
import type { SimulatedService } from './simulated-service.ts';

const MAX_BODY = 1024 * 1024;
// A token can have 20 KB, and Node takes 16 KB of headers by default.
const MAX_HEADERS = 64 * 1024;
// Longer than the usual interval between two sweeps, as a gateway's is.
const KEEP_ALIVE = 75_000;

/** The whole body; null when it is too large, undefined when the client left before it was there. */
async function readBody(request: IncomingMessage): Promise<string | null | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length <= MAX_BODY) chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return length > MAX_BODY ? null : Buffer.concat(chunks).toString('utf8');
}

/** The service on HTTP. */
export function createSimulatorServer({ receive }: Pick<SimulatedService, 'receive'>): Server {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const connection = new AbortController();
    response.once('close', () => {
      connection.abort();
    });
    const body = await readBody(request);
    if (body === undefined) return;

    const { method = '', url = '', headers } = request;
    const reception = receive({ method, url, headers, body });
    if (connection.signal.aborted) reception.over();
    else connection.signal.addEventListener('abort', reception.over, { once: true });
    if (reception.delayMs > 0) await pause(reception.delayMs, connection.signal);
    if (!connection.signal.aborted) await deliver(response, reception.answer(), connection.signal);
  }

  return createServer({ maxHeaderSize: MAX_HEADERS, keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    void handle(request, response);
  });
}
