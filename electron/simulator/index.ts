import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { PhoneEntry } from '../core/phone.ts';
import type { Shape } from './answers.ts';
import { createFaultScript } from './fault-script.ts';
import type { Fault } from './faults.ts';
import { createFleet } from './fleet.ts';
import { createRequestLog, type LoggedRequest } from './request-log.ts';
import { makeToken } from './roster.ts';
import { createSimulatorServer } from './server.ts';
import { createService } from './service.ts';
import { createTokens } from './tokens.ts';

export interface SimulatorOptions {
  readonly phones: number;
  /** An integer. The same seed makes the same fleet with the same IDs and the same life. */
  readonly seed: number;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  /** By default one that is made from the seed. */
  readonly token?: string;
  readonly shape?: Shape;
  /** A path before /v1 under which the service answers too, such as /openapi/koophone. */
  readonly prefix?: string;
  readonly faults?: readonly Fault[];
  /** False: the fleet stands still, and no phone is in trouble before somebody sets it so. Default true. */
  readonly alive?: boolean;
  /** How much faster than life the fleet lives. Default 1. */
  readonly pace?: number;
  /** ms since 1970. */
  readonly now?: () => number;
}

/** A KooPhone service on loopback with a fleet of its own. Where a phone is named that it does not have, it throws. */
export interface Simulator {
  /** Scheme, host and port, without a slash at its end: the base URL of an account. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  readonly phones: readonly PhoneEntry[];
  /** What an answer would say now: the raw status code. */
  status(id: string): number;
  /** Any integer, also one that the reference does not know. The phone stays so until it is set again or released. */
  setStatus(id: string, code: number): void;
  /** Gives a phone that was set by hand its own life back. */
  release(id: string): void;
  /** A new phone runs, and nothing happens to it by itself. */
  addPhone(phone: PhoneEntry): void;
  removePhone(id: string): void;
  setFaults(faults: readonly Fault[]): void;
  setShape(shape: Shape): void;
  /** Gives out another token; whoever comes with the one before hears that it is expired. */
  setToken(token: string): void;
  /** Newest last; at least those of the last sweep of 100,000 phones. */
  readonly requests: readonly LoggedRequest[];
  close(): Promise<void>;
}

/**
 * Starts the service. Rejects when the port is taken (`EADDRINUSE`) or the signal was aborted before.
 *
 * @param signal closes the service when it is aborted
 */
export async function startSimulator(options: SimulatorOptions, signal?: AbortSignal): Promise<Simulator> {
  signal?.throwIfAborted();
  const { seed, pace = 1, now = Date.now } = options;
  const startedAt = now();
  const fleet = createFleet({
    phones: options.phones,
    seed,
    alive: options.alive ?? true,
    age: () => Math.max(0, (now() - startedAt) * pace),
  });
  const tokens = createTokens(options.token ?? makeToken(seed), now);
  const script = createFaultScript(seed, options.faults ?? []);
  const log = createRequestLog(now);
  const service = createService({
    fleet,
    tokens,
    seed,
    prefix: options.prefix ?? '',
    shape: options.shape ?? 'wrapped',
  });

  const server = createSimulatorServer(service, script, log);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const closed = once(server, 'close').then(() => undefined);
  const close = () => {
    server.close();
    server.closeAllConnections();
    return closed;
  };
  signal?.addEventListener('abort', () => void close(), { once: true });
  if (signal?.aborted) await close();
  signal?.throwIfAborted();

  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    get token() {
      return tokens.current;
    },
    phones: fleet.phones,
    status: (id) => fleet.status(id),
    setStatus: (id, code) => {
      fleet.setStatus(id, code);
    },
    release: (id) => {
      fleet.release(id);
    },
    addPhone: (phone) => {
      fleet.add(phone);
    },
    removePhone: (id) => {
      fleet.remove(id);
    },
    setFaults: (faults) => {
      script.set(faults);
    },
    setShape: (shape) => {
      service.setShape(shape);
    },
    setToken: (token) => {
      tokens.renew(token);
    },
    requests: log.requests,
    close,
  };
}
