import { describe, expect, test } from 'vitest';
import { newFailure } from '../../../electron/core/failure.ts';
import { messagesFor } from '../../../electron/messages/index.ts';
import type { Locale } from '../../../electron/shared/contract.ts';

describe.each<[Locale, RegExp, RegExp]>([
  ['en', /date/, /another host/],
  ['zh-CN', /日期/, /其他主机/],
])('in %s', (locale, ofDate, ofHost) => {
  const { failures } = messagesFor(locale);
  const certificate = (code: string | null, from: 'service' | 'iam' = 'service') =>
    failures.what(newFailure('certificate', { code, from }));
  const proxy = (code: string | null) => failures.what(newFailure('proxy', { code }));

  test('a certificate is told of by what is wrong with it', () => {
    expect(certificate('CERT_HAS_EXPIRED')).toMatch(ofDate);
    expect(certificate('CERT_NOT_YET_VALID')).toMatch(ofDate);
    expect(certificate('ERR_TLS_CERT_ALTNAME_INVALID')).toMatch(ofHost);
    expect(certificate('DEPTH_ZERO_SELF_SIGNED_CERT')).toBe(certificate('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
    const texts = ['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN', null];
    expect(new Set(texts.map((code) => certificate(code))).size).toBe(4);
    expect(certificate('CERT_REVOKED')).toBe(certificate(null));
  });

  test.each(['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN', null])(
    'IAM’s is told apart: %s',
    (code) => {
      expect(certificate(code, 'iam')).toContain('IAM');
      expect(certificate(code)).not.toContain('IAM');
    },
  );

  test('a proxy that refuses is told apart from one that cannot be reached', () => {
    expect(proxy('HTTP 407')).toBe(proxy('HTTP 403'));
    expect(proxy('ECONNREFUSED')).toBe(proxy('SOCKS_UNSUPPORTED'));
    expect(proxy('HTTP 407')).not.toBe(proxy('ECONNREFUSED'));
  });
});
