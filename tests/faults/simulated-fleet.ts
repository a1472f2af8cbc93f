import { partCredentials, type CredentialsKind } from '../../electron/core/credentials.ts';
import type { Failure } from '../../electron/core/failure.ts';
import type { Notice } from '../../electron/core/alerts/notice.ts';
import { defaultPolling, type PollingNumbers } from '../../electron/core/polling-settings.ts';
import { failed, ok } from '../../electron/core/result.ts';
import { createClient } from '../../electron/koophone/client.ts';
import { createRejectedPasswords } from '../../electron/koophone/rejected-passwords.ts';
import type { Transport, TransportFailure } from '../../electron/koophone/transport.ts';
import type { Account, Connect } from '../../electron/main/account.ts';
import { createMonitor, type Monitor } from '../../electron/main/monitor.ts';
import { credentialsFor } from '../../electron/simulator/credentials.ts';
import { createSimulatedService, type SimulatedService } from '../../electron/simulator/simulated-service.ts';
import type { SimulatedServiceOptions } from '../../electron/simulator/service-options.ts';
import { createFakeClock, type FakeClock } from '../main/fake-clock.ts';
import { restOfMonitor } from '../main/watched-fleet.ts';

const BASE = 'http://127.0.0.1:8787';
/** How long an answer takes, in ms. */
export const ANSWER_MS = 60;

/** What the network makes of an answer, where it makes something else of it. */
const broken: Readonly<Record<string, TransportFailure>> = {
  cut: { kind: 'network', code: 'ECONNRESET', httpStatus: null },
  cutHeaders: { kind: 'network', code: 'ECONNRESET', httpStatus: null },
  cutBody: { kind: 'network', code: 'ECONNRESET', httpStatus: 200 },
  never: { kind: 'timeout', code: null, httpStatus: null },
  endless: { kind: 'tooLarge', code: null, httpStatus: 200 },
};

export const credentialsKinds: readonly CredentialsKind[] = ['token', 'password', 'accessKey'];

/** The service over a transport without sockets: each answer takes a moment of the clock. */
function transportTo(service: SimulatedService, clock: FakeClock): Transport {
  return ({ method, url, headers, body, timeoutMs, signal }) =>
    new Promise((resolve, reject) => {
      const reception = service.receive({ method, url: url.href, headers, body });
      const answer = () => {
        signal.removeEventListener('abort', give);
        const { httpStatus, headers: answered, body: text, fault } = reception.answer();
        reception.over();
        const failure = fault === null ? undefined : broken[fault.kind];
        if (failure?.kind === 'timeout')
          clock.after(timeoutMs, () => {
            resolve(failed(failure));
          });
        else if (failure !== undefined) resolve(failed(failure));
        else {
          const byName = new Map(
            Object.entries(answered).map(([name, value]) => [name.toLowerCase(), value]),
          );
          const header = (name: string) => byName.get(name) ?? null;
          resolve(ok({ httpStatus, header, body: Buffer.from(text) }));
        }
      };
      const cancel = clock.after(ANSWER_MS + reception.delayMs, answer);
      function give(): void {
        cancel();
        reception.over();
        reject(signal.reason as Error);
      }
      signal.addEventListener('abort', give, { once: true });
    });
}

/** The real client and the whole main process's way of an answer, against the simulated service on a fake clock. */
export interface SimulatedFleet {
  readonly clock: FakeClock;
  readonly service: SimulatedService;
  readonly monitor: Monitor;
  readonly account: Account;
  readonly told: readonly Notice[];
  readonly failures: readonly Failure[];
  /** By instance ID: every status that an answer brought, the oldest first; each was the phone's own. */
  readonly said: ReadonlyMap<string, readonly number[]>;
  watch(change?: Partial<Account>): void;
  end(): void;
}

export function simulatedFleet(
  kind: CredentialsKind,
  options: Partial<SimulatedServiceOptions> = {},
  polling: Partial<PollingNumbers> = {},
): SimulatedFleet {
  const clock = createFakeClock();
  const service = createSimulatedService({
    phones: 40,
    seed: 5,
    alive: false,
    now: clock.now,
    ...options,
  });
  const { token, iam, accessKeys } = service;
  const credentials = credentialsFor({ url: BASE, token, iam, accessKeys }, kind);
  const said = new Map<string, number[]>();
  const transport = transportTo(service, clock);
  const rejectedPasswords = createRejectedPasswords(clock.now);
  let requests = 0;

  function hear(id: string, code: number): void {
    if (code !== service.status(id)) throw new Error(`${id} never had the status ${code}`);
    const codes = said.get(id);
    if (codes === undefined) said.set(id, [code]);
    else codes.push(code);
  }

  const connect: Connect = (baseUrl, by, byHand = false) => {
    const client = createClient({
      baseUrl,
      credentials: by,
      transport,
      rejectedPasswords,
      byHand,
      now: clock.now,
      newRequestId: () => `request-${(requests += 1)}`,
    });
    const { tokenExpiresAt, clockSkewMs } = client;
    return {
      async ask(ids, signal) {
        const answer = await client.queryStatusOnce(ids, signal);
        if (answer.ok) for (const [id, code] of answer.value.statuses) hear(id, code);
        return answer;
      },
      find: client.listPhones,
      tokenExpiresAt,
      clockSkewMs,
    };
  };

  const told: Notice[] = [];
  const failures: Failure[] = [];
  const end = new AbortController();
  const monitor = createMonitor(
    {
      clock,
      ...restOfMonitor,
      random: () => 0.5,
      connect,
      onTold: ({ notices }) => told.push(...notices),
      onOutcome(_account, _batch, outcome) {
        if (!outcome.ok) failures.push(outcome.error);
      },
    },
    end.signal,
  );
  const account: Account = {
    id: 'eu',
    name: 'EU',
    baseUrl: BASE,
    region: '',
    means: partCredentials(credentials).means,
    credentials,
    phones: service.phones,
    followNew: false,
  };
  const numbers = { ...defaultPolling, ...polling };
  return {
    clock,
    service,
    monitor,
    account,
    told,
    failures,
    said,
    watch(change = {}) {
      monitor.watch([{ ...account, ...change }], numbers);
    },
    end() {
      end.abort();
    },
  };
}
