import { describe, expect, test } from 'vitest';
import type { FailureKind } from '../../../electron/core/failure.ts';
import { kindOfCode, kindOfHttpStatus } from '../../../electron/koophone/refusals.ts';

const serviceCodes: readonly (readonly [string, FailureKind])[] = [
  ['0000', 'noTenant'],
  ['0001', 'defect'],
  ['0002', 'defect'],
  ['0004', 'noProject'],
  ['0005', 'defect'],
  ['1000', 'badParameter'],
  ['1001', 'noPermission'],
  ['1002', 'regions'],
  ['1004', 'notSubscribed'],
  ['1012', 'otherTenant'],
  ['2004', 'frozen'],
  ['2005', 'restoring'],
  ['2006', 'backingUp'],
  ['4001', 'noInstance'],
  ['9999', 'server'],
];

const gatewayCodes: readonly (readonly [string, FailureKind])[] = [
  ['0101', 'notFound'],
  ['0301', 'signIn'],
  ['0302', 'forbidden'],
  ['0306', 'forbidden'],
  ['0307', 'signIn'],
  ['0308', 'throttled'],
  ['0310', 'forbidden'],
  ['0401', 'addressDenied'],
  ['0402', 'addressDenied'],
  ['0601', 'server'],
  ['0605', 'server'],
  ['0606', 'server'],
  ['0608', 'server'],
  ['0610', 'server'],
  ['0613', 'server'],
  ['0801', 'regionUnavailable'],
  ['0802', 'regionUnavailable'],
];

describe('codes of the service', () => {
  test.each(serviceCodes)('%s is %s, however its prefix is spelt', (code, kind) => {
    for (const prefix of ['KooPhone.API.', 'KOOPHONE.API.', 'koophone.api.']) {
      expect(kindOfCode(prefix + code)).toBe(kind);
    }
  });
});

describe('codes of the gateway', () => {
  test.each(gatewayCodes)('%s is %s, under both of its prefixes', (code, kind) => {
    for (const prefix of ['APIG.', 'APIGW.', 'apig.', 'ApiGw.']) {
      expect(kindOfCode(prefix + code)).toBe(kind);
    }
  });
});

describe('codes of no table', () => {
  test.each([
    'APIG.0201',
    'APIG.1001',
    'KOOPHONE.API.3002',
    'KOOPHONE.API.0301',
    'KPAPI.2209',
    'common.00000400',
    '1001',
    '.1001',
    'X.KOOPHONE.API.1001',
    'KOOPHONE.API.constructor',
    '__proto__',
  ])('%s is left to the HTTP status', (code) => {
    expect(kindOfCode(code)).toBeNull();
  });
});

const httpStatuses: readonly (readonly [number, FailureKind])[] = [
  [200, 'malformed'],
  [204, 'malformed'],
  [301, 'notFound'],
  [302, 'malformed'],
  [303, 'malformed'],
  [307, 'malformed'],
  [308, 'notFound'],
  [400, 'defect'],
  [401, 'signIn'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [405, 'notFound'],
  [408, 'timeout'],
  [410, 'notFound'],
  [413, 'defect'],
  [414, 'defect'],
  [429, 'throttled'],
  [494, 'defect'],
  [500, 'server'],
  [502, 'server'],
  [503, 'server'],
  [504, 'server'],
];

test.each(httpStatuses)('HTTP %i by itself is %s', (status, kind) => {
  expect(kindOfHttpStatus(status)).toBe(kind);
});
