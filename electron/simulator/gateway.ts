import { isFinal, isSilent, type Fault, type FinalFault } from './faults.ts';
import type { FaultScript } from './fault-script.ts';
import type { Iam } from './iam.ts';
import { idsNamed } from './query.ts';
import { randomAt, stream } from './random.ts';
import type { Limiter } from './rate-limit.ts';
import { refusals } from './refusals.ts';
import { refuse, replyInstead, spoilReply, type Reply } from './reply.ts';
import { readRequest, type ReceivedRequest, type ServiceRequest } from './request.ts';
import type { RequestLog } from './request-log.ts';
import { createRoutes, type RequestKind } from './routes.ts';
import { requestIdOf, type Service } from './service.ts';
import { createSignInCheck, signInOf, type SignInOptions } from './sign-in.ts';

/** An answer, and what the network does to it. */
export interface Answer extends Reply {
  /** The fault that happens to it on its way, or that has made it what it is; null where there is none. */
  readonly fault: FinalFault | null;
}

/** A request that has arrived. */
export interface Reception {
  /** How long it takes, in ms, until it is looked at. */
  readonly delayMs: number;
  /** Looks at the request, at this moment. To be called once. */
  answer(): Answer;
  /** To be called when the request is over, however it ended: until then it counts as on its way. */
  over(): void;
}

export interface GatewayOptions extends SignInOptions {
  readonly service: Service;
  readonly iam: Iam;
  readonly script: FaultScript;
  readonly limiter: Limiter;
  readonly log: RequestLog;
  readonly seed: number;
  readonly prefix: string;
  /** The time of the service, in ms since 1970. */
  readonly now: () => number;
}

/** What stands before KooPhone and IAM: addresses, sign-in and limits, with the faults that happen on the way. */
export function createGateway(options: GatewayOptions): (request: ServiceRequest) => Reception {
  const { service, iam, script, limiter, log, seed, now } = options;
  const kindOf = createRoutes(options.prefix);
  const signInRefusal = createSignInCheck(options);
  let turns = 0;
  let onTheWay = 0;

  function idOf(turn: number): string {
    const words = [0, 1, 2, 3].map((word) => randomAt(seed, stream.gateway, turn, word) * 0x1_0000_0000);
    return words.map((word) => word.toString(16).padStart(8, '0')).join('');
  }

  function ordinary(
    request: ReceivedRequest,
    kind: RequestKind | null,
    turn: number,
    faults: readonly Fault[],
  ): Reply {
    // The order of the real ones: the gateway looks at the address, then at the sign-in; the service at the rest.
    if (request.body === null) return refuse(refusals.bodyTooLarge(), idOf(turn));
    if (kind === null) return refuse(refusals.noSuchApi(), idOf(turn));
    if (kind === 'iam') return iam.reply(request.body);
    const refusal = signInRefusal(request) ?? limiter.take(onTheWay);
    if (refusal) return refuse(refusal, idOf(turn));
    return kind === 'query' ? service.query(request, turn, faults) : service.list(request);
  }

  return (raw) => {
    const request = readRequest(raw);
    const kind = kindOf(request.method, request.path);
    const ids = kind === 'query' ? idsNamed(request.body ?? '') : [];
    const signedInBy = kind === 'iam' ? 'password' : signInOf(request);
    const logged = log.arrived({ kind, signedInBy, requestId: requestIdOf(request), ids });
    if (kind === 'iam') iam.arrived();
    const turn = ++turns;
    const faults = kind === null ? [] : script.take(kind, ids);
    const counted = kind === 'query' || kind === 'list';
    if (counted) onTheWay++;

    return {
      delayMs: faults.reduce((sum, fault) => sum + (fault.kind === 'delay' ? fault.ms : 0), 0),
      answer() {
        const final = faults.find(isFinal) ?? null;
        const instead = final && kind && replyInstead(final, kind, idOf(turn));
        const own = () => ordinary(request, kind, turn, faults);
        const reply = instead ?? (final ? spoilReply(own(), final) : own());
        if (!final || !isSilent(final)) logged.httpStatus = reply.httpStatus;
        const headers = { ...reply.headers, Date: new Date(now()).toUTCString() };
        return { ...reply, headers, fault: final };
      },
      over() {
        if (counted) onTheWay--;
      },
    };
  };
}
