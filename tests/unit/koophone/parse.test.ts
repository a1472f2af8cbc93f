import { describe, expect, test } from 'vitest';
import type { FailureKind } from '../../../electron/core/failure.ts';
import { parseAnswer } from '../../../electron/koophone/parse.ts';

const question = { ids: ['a44uhlf7', 'efjy72gs'], requestId: 'r1' };
const both = [
  { instance_id: 'a44uhlf7', status: 2 },
  { instance_id: 'efjy72gs', status: 3 },
];

function read(answer: unknown, httpStatus = 200) {
  return parseAnswer(question, httpStatus, JSON.stringify(answer));
}

describe('a good answer', () => {
  test.each<[string, number, unknown]>([
    [
      'the schema of the reference',
      200,
      { error_code: '0', error_msg: 'ok', data: { status_results: both } },
    ],
    ['the example of the reference', 200, { status_results: both }],
    ['no code, but data', 200, { data: { status_results: both } }],
    ['0 as a number', 200, { error_code: 0, data: { status_results: both } }],
    ['an empty code', 200, { error_code: '', data: { status_results: both } }],
    ['null as a code', 200, { error_code: null, data: { status_results: both } }],
    ['data: null beside the results', 200, { data: null, status_results: both }],
    ['data without results beside the results', 200, { data: {}, status_results: both }],
    ['both shapes, which differ', 200, { data: { status_results: both }, status_results: [] }],
    ['"0" with an HTTP status that says otherwise', 500, { error_code: '0', status_results: both }],
    ['another order', 200, { status_results: both.toReversed() }],
    [
      'rows that nobody asked for',
      200,
      { status_results: [{ instance_id: 'x', status: 5 }, ...both, { instance_id: '', status: 1 }] },
    ],
    [
      'rows that are none',
      200,
      {
        status_results: [null, 7, 'a44uhlf7', [], {}, { status: 4 }, { instance_id: 7, status: 1 }, ...both],
      },
    ],
    ['the same row twice', 200, { status_results: [...both, ...both] }],
  ])('%s', (_name, httpStatus, answer) => {
    expect(read(answer, httpStatus)).toEqual({
      ok: true,
      value: {
        requestId: 'r1',
        statuses: new Map([
          ['a44uhlf7', 2],
          ['efjy72gs', 3],
        ]),
        unanswered: new Map(),
      },
    });
  });

  test.each([0, 1, 5, 6, 7, 99, -1, Number.MAX_SAFE_INTEGER])('keeps %i as it is', (status) => {
    const result = read({ status_results: [{ instance_id: 'a44uhlf7', status }] });
    expect(result.ok && result.value.statuses.get('a44uhlf7')).toBe(status);
  });
});

test('2.0 is how JSON may spell the integer 2', () => {
  const body = '{"status_results":[{"instance_id":"a44uhlf7","status":2.0}]}';
  const result = parseAnswer(question, 200, body);
  expect(result.ok && result.value.statuses.get('a44uhlf7')).toBe(2);
});

describe('an ID without a status', () => {
  test.each<[string, string, readonly unknown[]]>([
    ['missing', 'no row', []],
    ['missing', 'another case', [{ instance_id: 'A44UHLF7', status: 2 }]],
    ['malformed', 'no status', [{ instance_id: 'a44uhlf7' }]],
    ['malformed', 'null', [{ instance_id: 'a44uhlf7', status: null }]],
    ['malformed', 'a text', [{ instance_id: 'a44uhlf7', status: '2' }]],
    ['malformed', 'a fraction', [{ instance_id: 'a44uhlf7', status: 2.5 }]],
    ['malformed', 'beyond the integers', [{ instance_id: 'a44uhlf7', status: 2 ** 53 }]],
    ['malformed', 'true', [{ instance_id: 'a44uhlf7', status: true }]],
    [
      'malformed',
      'twice',
      [
        { instance_id: 'a44uhlf7', status: {} },
        { instance_id: 'a44uhlf7', status: [] },
      ],
    ],
    [
      'conflicting',
      'two statuses',
      [
        { instance_id: 'a44uhlf7', status: 2 },
        { instance_id: 'a44uhlf7', status: 3 },
      ],
    ],
    [
      'conflicting',
      'two statuses, and the first again',
      [
        { instance_id: 'a44uhlf7', status: 2 },
        { instance_id: 'a44uhlf7', status: 3 },
        { instance_id: 'a44uhlf7', status: 2 },
      ],
    ],
    [
      'conflicting',
      'a status, then none',
      [
        { instance_id: 'a44uhlf7', status: 2 },
        { instance_id: 'a44uhlf7', status: 'x' },
      ],
    ],
    [
      'conflicting',
      'none, then a status',
      [{ instance_id: 'a44uhlf7' }, { instance_id: 'a44uhlf7', status: 2 }],
    ],
  ])('is %s: %s', (why, _name, rows) => {
    const result = read({ status_results: [...rows, { instance_id: 'efjy72gs', status: 0 }] });
    expect(result).toEqual({
      ok: true,
      value: {
        requestId: 'r1',
        statuses: new Map([['efjy72gs', 0]]),
        unanswered: new Map([['a44uhlf7', why]]),
      },
    });
  });

  test('names that JavaScript knows are IDs like others', () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const body =
      '{"__proto__":{"status_results":[]},"data":{"status_results":[' +
      '{"instance_id":"__proto__","status":2},{"__proto__":{"instance_id":"toString","status":1}},' +
      '{"instance_id":"constructor","status":3}]}}';
    const result = parseAnswer({ ids, requestId: 'r1' }, 200, body);
    expect(result).toEqual({
      ok: true,
      value: {
        requestId: 'r1',
        statuses: new Map([
          ['__proto__', 2],
          ['constructor', 3],
        ]),
        unanswered: new Map([
          ['toString', 'missing'],
          ['hasOwnProperty', 'missing'],
        ]),
      },
    });
  });
});

describe('a refusal', () => {
  test.each<[string, number, unknown, FailureKind, string | null, string | null]>([
    [
      'a 200',
      200,
      { error_code: 'KooPhone.API.1004', error_msg: 'no' },
      'notSubscribed',
      'KooPhone.API.1004',
      'no',
    ],
    [
      'a code beside results',
      200,
      { error_code: 'KOOPHONE.API.1012', data: { status_results: both } },
      'otherTenant',
      'KOOPHONE.API.1012',
      null,
    ],
    [
      'a 401 about a phone',
      401,
      { error_code: 'koophone.api.1001', error_msg: 'no permission' },
      'noPermission',
      'koophone.api.1001',
      'no permission',
    ],
    [
      'the gateway',
      401,
      { error_code: 'APIGW.0301', error_msg: 'token expires', request_id: 'g' },
      'signIn',
      'APIGW.0301',
      'token expires',
    ],
    ['0201 as 502', 502, { error_code: 'APIG.0201', error_msg: 'Backend' }, 'server', 'APIG.0201', 'Backend'],
    ['0201 as 413', 413, { error_code: 'APIG.0201', error_msg: 'Big' }, 'defect', 'APIG.0201', 'Big'],
    ['an unknown code, 200', 200, { error_code: 'KPAPI.2209', error_msg: 'x' }, 'server', 'KPAPI.2209', 'x'],
    ['an unknown code, 403', 403, { error_code: 'common.00000403' }, 'forbidden', 'common.00000403', null],
    ['a number as a code', 400, { error_code: 1001, error_msg: 'x' }, 'defect', '1001', 'x'],
    ['true as a code', 200, { error_code: true, status_results: both }, 'server', 'true', null],
    ['an object as a code', 200, { error_code: {}, status_results: both }, 'server', '{}', null],
    ['results without a code under 500', 500, { status_results: both }, 'server', null, null],
    ['a message of a wrong type', 500, { error_msg: { text: 'x' } }, 'server', null, null],
    ['"0" without results', 200, { error_code: '0', error_msg: 'ok' }, 'malformed', null, 'ok'],
    ['"0" without results, 401', 401, { error_code: '0' }, 'signIn', null, null],
    ['results of a wrong type', 200, { data: { status_results: {} } }, 'malformed', null, null],
    ['data of a wrong type', 200, { data: [both] }, 'malformed', null, null],
    ['an array', 200, both, 'malformed', null, null],
    ['null', 200, null, 'malformed', null, null],
    ['a text, 429', 429, 'slow down', 'throttled', null, null],
  ])('%s', (_name, httpStatus, answer, kind, code, message) => {
    expect(read(answer, httpStatus)).toEqual({ ok: false, error: { kind, code, message } });
  });

  test.each<[string, number, string, FailureKind]>([
    ['an HTML page', 200, '<html><body>Sign in</body></html>', 'malformed'],
    ['an HTML page, 404', 404, '<html>Not found</html>', 'notFound'],
    ['an HTML page, 503', 503, '<html>Busy</html>', 'server'],
    ['nothing', 200, '', 'malformed'],
    ['nothing, 403', 403, '', 'forbidden'],
    ['half an answer', 200, '{"status_results":[{"instance_id":"a44uhlf7","status":2}', 'malformed'],
    ['two answers', 200, '{"status_results":[]}{"status_results":[]}', 'malformed'],
    ['depth without end', 200, '['.repeat(200_000), 'malformed'],
  ])('%s', (_name, httpStatus, body, kind) => {
    expect(parseAnswer(question, httpStatus, body)).toEqual({
      ok: false,
      error: { kind, code: null, message: null },
    });
  });
});
