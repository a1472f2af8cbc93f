import { answerBody, resultList, shuffled, type Shape } from './answers.ts';
import type { Conditions } from './conditions.ts';
import type { Fault } from './faults.ts';
import type { Fleet } from './fleet.ts';
import { listBody, listPage, readPage, type ListShape } from './listing.ts';
import { readQuery } from './query.ts';
import { refusals, type Refusal } from './refusals.ts';
import { jsonReply, refuse, type Reply } from './reply.ts';
import type { ReceivedRequest } from './request.ts';

export interface ServiceOptions {
  readonly fleet: Fleet;
  readonly conditions: Conditions;
  readonly seed: number;
  readonly shape: Shape;
  readonly listShape: ListShape;
}

/** KooPhone itself, behind the gateway. */
export interface Service {
  setShape(shape: Shape): void;
  setListShape(shape: ListShape): void;
  /**
   * Batch Status Query.
   *
   * @param turn another number for each request: it decides about the order of the results
   * @param faults those of them that are about results happen to a good answer
   */
  query(request: ReceivedRequest, turn: number, faults: readonly Fault[]): Reply;
  /** A page of the tenant's phones. */
  list(request: ReceivedRequest): Reply;
}

export function requestIdOf(request: ReceivedRequest): string | null {
  return request.header('x-request-id') ?? request.query.get('x-request-id');
}

export function createService(options: ServiceOptions): Service {
  const { fleet, conditions, seed } = options;
  let { shape, listShape } = options;

  function refusalOfAll(request: ReceivedRequest): Refusal | null {
    return requestIdOf(request) ? conditions.accountRefusal() : refusals.noRequestId();
  }

  return {
    setShape(next) {
      shape = next;
    },
    setListShape(next) {
      listShape = next;
    },
    query(request, turn, faults) {
      const refusal = refusalOfAll(request);
      if (refusal) return refuse(refusal);
      const query = readQuery(request.body ?? '');
      if (!query.ok) return refuse(query.error);
      const unknown = query.value.find((id) => !fleet.has(id));
      if (unknown !== undefined) return refuse(refusals.noSuchInstance(unknown));
      const spoilt = conditions.batchRefusal(query.value);
      if (spoilt) return refuse(spoilt);
      const results = resultList(query.value, fleet.statuses(query.value), faults);
      return jsonReply(200, answerBody(shape, shuffled(results, seed, turn)));
    },
    list(request) {
      const refusal = refusalOfAll(request);
      if (refusal) return refuse(refusal);
      const page = readPage(request.query);
      if (!page.ok) return refuse(page.error);
      const { phones, statuses } = fleet;
      const listed = listPage({ seed, phones, statuses, conditions }, page.value);
      return jsonReply(200, listBody(listShape, page.value, listed));
    },
  };
}
