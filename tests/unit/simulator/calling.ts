import {
  createSimulatedService,
  type SimulatedService,
} from '../../../electron/simulator/simulated-service.ts';
import type { SimulatedServiceOptions } from '../../../electron/simulator/service-options.ts';
import type { Answer } from '../../../electron/simulator/gateway.ts';
import { PATH } from './asking.ts';

export const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
export const HOST = 'https://koophone.example';

export interface Clock {
  now: number;
}

/** A still service without sockets, on a clock that the test sets. */
export function simulated(options: Partial<SimulatedServiceOptions> = {}): {
  readonly service: SimulatedService;
  readonly clock: Clock;
} {
  const clock: Clock = { now: NOW };
  const service = createSimulatedService({
    phones: 40,
    seed: 1,
    alive: false,
    now: () => clock.now,
    ...options,
  });
  return { service, clock };
}

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A status query, without a sign-in. */
export function queryFor(ids: readonly string[]): Call {
  return {
    method: 'POST',
    url: `${HOST}${PATH}`,
    headers: { 'Content-Type': 'application/json', 'x-request-id': 'test-request' },
    body: JSON.stringify({ instance_ids: ids }),
  };
}

export function withToken(call: Call, token: string): Call {
  return { ...call, headers: { ...call.headers, 'X-Auth-Token': token } };
}

/** The answer to a status query for these phones with this token. */
export function ask(service: SimulatedService, ids: readonly string[], token = service.token): Answer {
  return service.handle(withToken(queryFor(ids), token));
}

export function idsOf(service: SimulatedService, count: number): string[] {
  return service.phones.slice(0, count).map(({ id }) => id);
}

/** HTTP status, code and words of a refusal, in whichever form it comes. */
export function refusalIn({ httpStatus, body }: Answer): {
  readonly httpStatus: number;
  readonly code: string;
  readonly message: string;
} {
  const { error_code, error_msg, error } = JSON.parse(body) as {
    readonly error_code?: string;
    readonly error_msg?: string;
    readonly error?: { readonly code: number; readonly message: string };
  };
  return {
    httpStatus,
    code: error_code ?? String(error?.code),
    message: error_msg ?? error?.message ?? '',
  };
}
