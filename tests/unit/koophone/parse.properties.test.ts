import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureKinds } from '../../../electron/core/failure.ts';
import { parseAnswer } from '../../../electron/koophone/parse.ts';

const id = fc.oneof(
  fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'),
  fc.string({ minLength: 1, maxLength: 32 }),
);
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 32 });
const httpStatus = fc.oneof(
  fc.constantFrom(200, 301, 400, 401, 429, 500),
  fc.integer({ min: 200, max: 599 }),
);
const code = fc.oneof(
  fc.constantFrom('0', 0, '', null, 'KOOPHONE.API.1001', 'APIG.0308', 'KPAPI.2209'),
  fc.jsonValue(),
);
const row = fc.oneof(
  fc.record({ instance_id: id, status: fc.oneof(fc.integer({ min: -1, max: 9 }), fc.jsonValue()) }),
  fc.jsonValue(),
);
const rows = fc.array(row, { maxLength: 40 });

/** Answers near the real ones, where mistakes are likelier to lie than in arbitrary JSON. */
const nearAnswer = fc.record(
  {
    error_code: code,
    error_msg: fc.oneof(fc.string(), fc.jsonValue()),
    data: fc.oneof(fc.record({ status_results: fc.oneof(rows, fc.jsonValue()) }), fc.jsonValue()),
    status_results: fc.oneof(rows, fc.jsonValue()),
  },
  { requiredKeys: [] },
);

const body = fc.oneof(
  nearAnswer.map((answer) => JSON.stringify(answer)),
  fc.json(),
  fc.string(),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString()),
);

/** Every pair of an ID and an integer that stands anywhere in a JSON value. */
function pairsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const fields = new Map<string, unknown>(entries);
  const own = [JSON.stringify([fields.get('instance_id'), fields.get('status')])];
  return [...own, ...entries.flatMap(([, inner]) => pairsIn(inner))];
}

describe('no answer, however malformed,', () => {
  test('throws, or loses an ID, or answers for one that was not asked for', () => {
    fc.assert(
      fc.property(ids, httpStatus, body, (asked, status, text) => {
        const result = parseAnswer({ ids: asked, requestId: 'r1' }, status, text);
        if (result.ok) {
          const { statuses, unanswered } = result.value;
          expect([...statuses.keys(), ...unanswered.keys()].sort()).toEqual([...asked].sort());
        } else {
          expect(failureKinds).toContain(result.error.kind);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('invents a status', () => {
    fc.assert(
      fc.property(ids, httpStatus, nearAnswer, (asked, status, answer) => {
        const text = JSON.stringify(answer);
        const result = parseAnswer({ ids: asked, requestId: 'r1' }, status, text);
        if (!result.ok) return;
        const pairs = new Set(pairsIn(JSON.parse(text)));
        for (const pair of result.value.statuses) expect(pairs).toContain(JSON.stringify(pair));
      }),
      { numRuns: 1000 },
    );
  });

  test('has a status where its rows contradict each other', () => {
    fc.assert(
      fc.property(id, fc.integer(), fc.integer(), rows, (asked, one, other, more) => {
        fc.pre(one !== other);
        const contradiction = [one, other].map((status) => ({ instance_id: asked, status }));
        const text = JSON.stringify({ status_results: [...contradiction, ...more] });
        const result = parseAnswer({ ids: [asked], requestId: 'r1' }, 200, text);
        expect(result.ok && result.value.unanswered.get(asked)).toBe('conflicting');
      }),
    );
  });
});

test('a whole answer gives every phone its status, in whichever order and shape', () => {
  const fleet = fc.uniqueArray(fc.tuple(id, fc.integer()), {
    minLength: 1,
    maxLength: 32,
    selector: ([name]) => name,
  });
  const shuffledFleet = fleet.chain((phones) =>
    fc.tuple(fc.constant(phones), fc.shuffledSubarray(phones, { minLength: phones.length })),
  );
  fc.assert(
    fc.property(shuffledFleet, fc.boolean(), ([phones, order], wrapped) => {
      const results = { status_results: order.map(([instance_id, status]) => ({ instance_id, status })) };
      const text = JSON.stringify(wrapped ? { error_code: '0', data: results } : results);
      const result = parseAnswer({ ids: phones.map(([name]) => name), requestId: 'r1' }, 200, text);
      expect(result.ok && result.value.statuses).toEqual(new Map(phones));
    }),
  );
});
