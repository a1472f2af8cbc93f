import { onTestFinished } from 'vitest';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../electron/simulator/index.ts';

/** A service that ends with the test. */
export async function simulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const started = await startSimulator({ phones: 40, seed: 1, alive: false, ...options });
  onTestFinished(() => started.close());
  return started;
}

export interface Asking {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export const PATH = '/v1/instances/batch-query-status';

/** A right request for these phones, but for what `asking` makes wrong; a header of null is left out. */
export async function send(
  service: Simulator,
  ids: readonly string[],
  asking: Asking = {},
): Promise<Response> {
  const headers = new Headers();
  const all: Readonly<Record<string, string | null>> = {
    'Content-Type': 'application/json',
    'x-request-id': 'test-request',
    'X-Auth-Token': service.token,
    ...asking.headers,
  };
  for (const [name, value] of Object.entries(all)) if (value !== null) headers.set(name, value);
  const method = asking.method ?? 'POST';
  return fetch(`${service.url}${asking.path ?? PATH}`, {
    method,
    headers,
    signal: asking.signal ?? null,
    body: method === 'GET' ? null : (asking.body ?? JSON.stringify({ instance_ids: ids })),
  });
}

export interface StatusResult {
  readonly instance_id: string;
  readonly status: number;
}

interface WrappedAnswer {
  readonly error_code: string;
  readonly error_msg: string;
  readonly data: { readonly status_results: readonly StatusResult[] };
}

/** The statuses in a good answer with the wrapper, by ID. */
export async function ask(service: Simulator, ids: readonly string[]): Promise<Map<string, number>> {
  const { data } = (await (await send(service, ids)).json()) as WrappedAnswer;
  return new Map(data.status_results.map(({ instance_id, status }) => [instance_id, status]));
}

export function idsOf(service: Simulator, count: number): string[] {
  return service.phones.slice(0, count).map(({ id }) => id);
}
