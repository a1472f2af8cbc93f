import { newFailure, type Failure, type FailureKind } from '../../electron/core/failure.ts';
import { failed, ok } from '../../electron/core/result.ts';
import type { Ask, Connect } from '../../electron/main/account.ts';
import type { FakeClock } from './fake-clock.ts';

export interface SentRequest {
  /** In ms of the clock that never jumps. */
  readonly at: number;
  readonly baseUrl: string;
  /** The token that it was asked with; empty for other credentials. */
  readonly token: string;
  readonly ids: readonly string[];
}

/** What the service does with a request; `hang` never answers. */
export type Behaviour = 'answer' | 'hang' | Failure;

/** A service by script, in place of the network. What it answers is decided when it answers. */
export interface FakeService {
  readonly connect: Connect;
  readonly requests: SentRequest[];
  /** How many requests were given up by their sender. */
  readonly aborted: () => number;
  /** How many are under way. */
  readonly underWay: () => number;
  /** The raw status of a phone; undefined leaves it out of the answer. Every phone runs by default. */
  status: (id: string) => number | undefined;
  behaviour: (request: SentRequest) => Behaviour;
  /** How long an answer takes, in ms. */
  latency: () => number;
  /** What a connection knows of its token and of the clock. */
  tokenExpiresAt: (token: string) => number | null;
  clockSkewMs: () => number | null;
}

export function failure(kind: FailureKind, retryAfterMs: number | null = null): Failure {
  return newFailure(kind, { requestId: 'request', retryAfterMs });
}

/** Refuses every batch that holds one of these phones, as the reference says of unknown IDs. */
export function refusing(bad: ReadonlySet<string>): FakeService['behaviour'] {
  return ({ ids }) => (ids.some((id) => bad.has(id)) ? failure('noInstance') : 'answer');
}

export function createFakeService(clock: FakeClock): FakeService {
  const requests: SentRequest[] = [];
  let aborted = 0;
  let underWay = 0;

  const service: FakeService = {
    requests,
    aborted: () => aborted,
    underWay: () => underWay,
    status: () => 2,
    behaviour: () => 'answer',
    latency: () => 50,
    tokenExpiresAt: () => null,
    clockSkewMs: () => null,
    connect(baseUrl, credentials) {
      const token = credentials.kind === 'token' ? credentials.token : '';
      return {
        ask: askWith(baseUrl, token),
        find: () => Promise.resolve(ok([])),
        tokenExpiresAt: () => service.tokenExpiresAt(token),
        clockSkewMs: () => service.clockSkewMs(),
      };
    },
  };

  function askWith(baseUrl: string, token: string): Ask {
    return (ids, signal) =>
      new Promise((resolve, reject) => {
        const request = { at: clock.monotonic(), baseUrl, token, ids };
        requests.push(request);
        underWay += 1;
        const cancel = clock.after(service.latency(), () => {
          const behaviour = service.behaviour(request);
          if (behaviour === 'hang') return;
          signal.removeEventListener('abort', give);
          underWay -= 1;
          resolve(behaviour === 'answer' ? ok(answer(ids)) : failed(behaviour));
        });
        function give(): void {
          cancel();
          underWay -= 1;
          aborted += 1;
          reject(new DOMException('given up', 'AbortError'));
        }
        signal.addEventListener('abort', give);
      });
  }

  function answer(ids: readonly string[]) {
    const statuses = new Map<string, number>();
    const unanswered = new Map<string, 'missing'>();
    for (const id of ids) {
      const status = service.status(id);
      if (status === undefined) unanswered.set(id, 'missing');
      else statuses.set(id, status);
    }
    return { requestId: `answer ${requests.length}`, statuses, unanswered };
  }

  return service;
}
