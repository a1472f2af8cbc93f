import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSimulatorServer } from './server.ts';
import type { SimulatedServiceOptions } from './service-options.ts';
import { createSimulatedService, type SimulatedService } from './simulated-service.ts';

export interface SimulatorOptions extends SimulatedServiceOptions {
  /** 0, the default, lets the system choose. */
  readonly port?: number;
}

/** The service on loopback. */
export interface Simulator extends SimulatedService {
  /** Scheme, host and port, without a slash at its end: the base URL of an account, and the URL of its IAM. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts the service. Rejects when the port is taken (`EADDRINUSE`) or the signal was aborted before.
 *
 * @param signal closes the service when it is aborted
 */
export async function startSimulator(options: SimulatorOptions, signal?: AbortSignal): Promise<Simulator> {
  signal?.throwIfAborted();
  const service = createSimulatedService(options);
  const server = createSimulatorServer(service);
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

  // Added rather than spread: what the service counts is behind getters.
  return Object.assign(service, { url: `http://127.0.0.1:${port}`, port, close });
}
