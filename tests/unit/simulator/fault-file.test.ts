import { describe, expect, it } from 'vitest';
import { parseFaults } from '../../../electron/simulator/fault-file.ts';

describe('a file of faults', () => {
  it('takes every kind, with when it happens', () => {
    const faults = [
      { kind: 'delay', ms: 500, probability: 0.5 },
      { kind: 'throttle', skip: 10, count: 3, message: 'limit:5', retryAfterSeconds: 2 },
      { kind: 'gateway', httpStatus: 504 },
      { kind: 'html' },
      { kind: 'html', httpStatus: 403 },
      { kind: 'endless', ms: 100 },
      { kind: 'huge', bytes: 5000 },
      { kind: 'code', httpStatus: 400, code: 'KOOPHONE.API.1002', message: 'regions' },
      { kind: 'code', httpStatus: 401, code: 'Unauthorized', message: 'no', by: 'iam', on: 'iam' },
      { kind: 'never', on: 'list' },
      ...['missing', 'duplicate', 'conflict', 'wrongTypes', 'extra'].map((kind) => ({
        kind,
        ids: ['a44uhlf7'],
      })),
      ...['cut', 'cutHeaders', 'cutBody', 'never', 'server', 'badJson'].map((kind) => ({ kind })),
    ];
    expect(parseFaults(JSON.stringify(faults))).toEqual({ ok: true, value: faults });
  });

  it.each([
    ['{', /^It is not JSON/],
    ['{}', /^It must be a JSON list/],
    ['[7]', /^Fault 1: must be an object with a kind\.$/],
    ['[{"kind":"server"},{}]', /^Fault 2: must be an object with a kind\.$/],
    ['[{"kind":"slow"}]', /^Fault 1: kind must be one of delay, /],
    ['[{"kind":"toString"}]', /^Fault 1: kind must be one of delay, /],
    ['[{"kind":"delay"}]', /^Fault 1: a fault of kind delay needs ms\.$/],
    ['[{"kind":"delay","ms":"500"}]', /^Fault 1: ms must be a whole number from 0 up\.$/],
    [
      '[{"kind":"server","ms":500}]',
      /^Fault 1: a fault of kind server has no ms, only on, ids, skip, count, probability\.$/,
    ],
    ['[{"kind":"server","on":"tokens"}]', /on must be one of query, list, iam/],
    [
      '[{"kind":"code","httpStatus":400,"code":"x","message":"y","by":"me"}]',
      /by must be service, gateway or iam/,
    ],
    ['[{"kind":"server","count":-1}]', /count must be a whole number/],
    ['[{"kind":"server","probability":2}]', /probability must be a number from 0 to 1/],
    ['[{"kind":"missing","ids":"a44uhlf7"}]', /ids must be a list of instance IDs/],
    ['[{"kind":"gateway","httpStatus":500}]', /httpStatus must be 502, 503 or 504/],
    ['[{"kind":"html","httpStatus":99}]', /httpStatus must be an HTTP status from 200 to 599/],
    ['[{"kind":"code","httpStatus":400,"code":"x"}]', /needs message/],
  ])('says what is wrong with %s', (json, words) => {
    const parsed = parseFaults(json);
    expect(parsed.ok ? '' : parsed.error).toMatch(words);
  });
});
