import type { PhoneEntry } from '../core/phone.ts';
import { createAccessKeys, type AccessKey } from './access-keys.ts';
import type { Shape } from './answers.ts';
import { createConditions, type AccountCondition, type PhoneCondition } from './conditions.ts';
import { createFaultScript } from './fault-script.ts';
import type { Fault } from './faults.ts';
import { createFleet } from './fleet.ts';
import { createGateway, type Answer, type Reception } from './gateway.ts';
import { createIam, type IamControls } from './iam.ts';
import type { ListShape } from './listing.ts';
import { createLimiter, type RateLimit } from './rate-limit.ts';
import { createRequestLog, type LoggedRequest } from './request-log.ts';
import type { ServiceRequest } from './request.ts';
import { makeToken } from './roster.ts';
import { makeAccessKey, makeIamUser } from './seeded.ts';
import { createService } from './service.ts';
import type { SimulatedServiceOptions } from './service-options.ts';
import { createTokens } from './tokens.ts';

/** A KooPhone service with a fleet of its own. Where a phone is named that it does not have, it throws. */
export interface SimulatedService {
  readonly token: string;
  readonly phones: readonly PhoneEntry[];
  readonly iam: IamControls;
  readonly accessKeys: readonly AccessKey[];
  /** What an answer would say now: the raw status code. */
  status(id: string): number;
  /** Any integer, also one that the reference does not know. The phone stays so until it is set again or released. */
  setStatus(id: string, code: number): void;
  /** Gives a phone that was set by hand its own life back. */
  release(id: string): void;
  /** A new phone runs, and nothing happens to it by itself. */
  addPhone(phone: PhoneEntry): void;
  removePhone(id: string): void;
  /** From now on every batch with the phone is refused for that; null: no longer. */
  setCondition(id: string, condition: PhoneCondition | null): void;
  /** All phones are in cn-south-1 at first. Batches with phones of two regions are refused. */
  setRegion(id: string, region: string): void;
  /** From now on everything is refused for that; null: no longer. */
  setAccountCondition(condition: AccountCondition | null): void;
  setFaults(faults: readonly Fault[]): void;
  setShape(shape: Shape): void;
  setListShape(shape: ListShape): void;
  /** Gives out another token; whoever comes with the one before hears that it is expired. */
  setToken(token: string): void;
  setAccessKeys(keys: readonly AccessKey[]): void;
  setClockOffset(ms: number): void;
  setLimit(limit: RateLimit | null): void;
  setConcurrency(concurrency: number): void;
  /** How many requests were refused for the limit or for too many at once, faults not counted. */
  readonly refusedForLimit: number;
  /** Newest last; at least those of the last sweep of 100,000 phones. */
  readonly requests: readonly LoggedRequest[];
  /**
   * Answers at once, without a network. `fault` says what the network would do to the answer: whoever calls decides
   * what to make of it. A delay is left out.
   */
  handle(request: ServiceRequest): Answer;
  /** The same in steps, for whoever has a network or a clock: the arrival, the answer after the delay, the end. */
  receive(request: ServiceRequest): Reception;
}

/** The whole service as a function of requests and time: no socket, no timer. */
export function createSimulatedService(options: SimulatedServiceOptions): SimulatedService {
  const { seed, pace = 1, now = Date.now, prefix = '' } = options;
  let clockOffset = options.clockOffsetMs ?? 0;
  const serviceNow = () => now() + clockOffset;
  const startedAt = now();
  const fleet = createFleet({
    phones: options.phones,
    seed,
    alive: options.alive ?? true,
    age: () => Math.max(0, (now() - startedAt) * pace),
  });
  const conditions = createConditions();
  const tokens = createTokens(options.token ?? makeToken(seed), serviceNow);
  const iam = createIam({ users: [makeIamUser(seed)], ...options.iam }, seed, serviceNow);
  const accessKeys = createAccessKeys(options.accessKeys ?? [makeAccessKey(seed)], serviceNow);
  const limiter = createLimiter(options.limit ?? null, options.concurrency ?? Infinity, now);
  const script = createFaultScript(seed, options.faults ?? []);
  const log = createRequestLog(now);
  const { shape = 'wrapped', listShape = 'result' } = options;
  const service = createService({ fleet, conditions, seed, shape, listShape });
  const parts = { service, tokens, iam, accessKeys, limiter, script, log };
  const receive = createGateway({ ...parts, seed, prefix, now: serviceNow });

  return {
    get token() {
      return tokens.current;
    },
    phones: fleet.phones,
    iam: iam.controls,
    get accessKeys() {
      return accessKeys.current;
    },
    status: fleet.status,
    setStatus: fleet.setStatus,
    release: fleet.release,
    addPhone(phone) {
      fleet.add(phone);
      if (phone.region !== undefined) conditions.setRegion(phone.id, phone.region);
    },
    removePhone(id) {
      fleet.remove(id);
      conditions.forget(id);
    },
    setCondition(id, condition) {
      fleet.mustHave(id);
      conditions.setPhone(id, condition);
    },
    setRegion(id, region) {
      fleet.mustHave(id);
      conditions.setRegion(id, region);
    },
    setAccountCondition: conditions.setAccount,
    setFaults: script.set,
    setShape: service.setShape,
    setListShape: service.setListShape,
    setToken: tokens.renew,
    setAccessKeys: accessKeys.set,
    setClockOffset(ms) {
      clockOffset = ms;
    },
    setLimit: limiter.setLimit,
    setConcurrency: limiter.setConcurrency,
    get refusedForLimit() {
      return limiter.refused;
    },
    requests: log.requests,
    handle(request) {
      const reception = receive(request);
      const answer = reception.answer();
      reception.over();
      return answer;
    },
    receive,
  };
}
