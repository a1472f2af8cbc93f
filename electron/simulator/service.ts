import { answerBody, resultList, shuffled, type Shape } from './answers.ts';
import type { Fault } from './faults.ts';
import type { Fleet } from './fleet.ts';
import { randomAt, stream } from './random.ts';
import { readQuery } from './query.ts';
import { refusals } from './refusals.ts';
import { jsonReply, refuse, type Reply } from './reply.ts';
import type { Tokens } from './tokens.ts';

const PATH = '/v1/instances/batch-query-status';

export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly requestId: string | undefined;
  readonly body: string;
}

export interface ServiceOptions {
  readonly fleet: Fleet;
  readonly tokens: Tokens;
  readonly seed: number;
  readonly prefix: string;
  readonly shape: Shape;
}

/** Batch Status Query and the gateway before it, without the network. */
export interface Service {
  setShape(shape: Shape): void;
  /** An ID such as the gateway gives to each request, another each time. */
  nextGatewayId(): string;
  isQuery(method: string, path: string): boolean;
  /** @param faults those of them that are about results happen to a good answer */
  reply(request: ServiceRequest, gatewayId: string, faults: readonly Fault[]): Reply;
}

export function createService(options: ServiceOptions): Service {
  const { fleet, tokens, seed, prefix } = options;
  const paths = new Set([PATH, `${prefix}${PATH}`]);
  const isQuery = (method: string, path: string) => method === 'POST' && paths.has(path);
  let shape = options.shape;
  let turn = 0;

  return {
    setShape(next) {
      shape = next;
    },
    nextGatewayId() {
      turn++;
      const words = [0, 1, 2, 3].map((word) => randomAt(seed, stream.gateway, turn, word) * 0x1_0000_0000);
      return words.map((word) => word.toString(16).padStart(8, '0')).join('');
    },
    isQuery,
    reply(request, gatewayId, faults) {
      // The order of the real ones: the gateway looks at the address, then at the token; the service at the rest.
      if (!isQuery(request.method, request.path)) return refuse(refusals.noSuchApi(), gatewayId);
      const badToken = tokens.refusal(request.token);
      if (badToken) return refuse(badToken, gatewayId);
      if (!request.requestId) return refuse(refusals.noRequestId(), gatewayId);
      const query = readQuery(request.body);
      if (!query.ok) return refuse(query.error, gatewayId);
      const unknown = query.value.find((id) => !fleet.has(id));
      if (unknown !== undefined) return refuse(refusals.noSuchInstance(unknown), gatewayId);
      const results = resultList(query.value, fleet.statuses(query.value), faults);
      return jsonReply(200, answerBody(shape, shuffled(results, seed, turn)));
    },
  };
}
