import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { deliver, pause } from './delivery.ts';
import type { FaultScript } from './fault-script.ts';
import { isFinal } from './faults.ts';
import { idsNamed } from './query.ts';
import { refusals } from './refusals.ts';
import { refuse, replyInstead, spoilReply } from './reply.ts';
import type { RequestLog } from './request-log.ts';
import type { Service } from './service.ts';

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

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** The service on HTTP, with the faults that happen on the way. */
export function createSimulatorServer(service: Service, script: FaultScript, log: RequestLog): Server {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const connection = new AbortController();
    response.once('close', () => {
      connection.abort();
    });
    const body = await readBody(request);
    if (body === undefined) return;

    const method = request.method ?? '';
    const path = request.url?.split('?', 1)[0] ?? '';
    const requestId = header(request, 'x-request-id');
    const ids = idsNamed(body ?? '');
    const gatewayId = service.nextGatewayId();
    const logged = log.arrived(requestId ?? null, ids);

    const faults = service.isQuery(method, path) ? script.take(ids) : [];
    for (const fault of faults) if (fault.kind === 'delay') await pause(fault.ms, connection.signal);
    if (connection.signal.aborted) return;

    const final = faults.find(isFinal);
    const instead = final ? replyInstead(final, gatewayId) : null;
    const ordinary = () =>
      body === null
        ? refuse(refusals.bodyTooLarge(), gatewayId)
        : service.reply(
            { method, path, token: header(request, 'x-auth-token'), requestId, body },
            gatewayId,
            faults,
          );
    const reply = instead ?? (final ? spoilReply(ordinary(), final) : ordinary());
    if (final?.kind !== 'cut' && final?.kind !== 'cutHeaders' && final?.kind !== 'never') {
      logged.httpStatus = reply.httpStatus;
    }
    await deliver(response, reply, final, connection.signal);
  }

  const server = createServer(
    { maxHeaderSize: MAX_HEADERS, keepAliveTimeout: KEEP_ALIVE },
    (request, response) => {
      void handle(request, response);
    },
  );
  return server;
}
