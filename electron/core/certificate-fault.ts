/** Why a certificate proves nothing, as far as a person can do something about it. */
export type CertificateFault = 'date' | 'otherHost' | 'unknownIssuer' | 'other';

/**
 * By the codes of Node, which are those of OpenSSL ("X509 certificate error codes" in the page of `node:tls`). Codes that
 * Node has no name for come as `UNSPECIFIED`.
 */
const faults: ReadonlyMap<string, CertificateFault> = new Map<string, CertificateFault>([
  ['CERT_HAS_EXPIRED', 'date'],
  ['CERT_NOT_YET_VALID', 'date'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'otherHost'],
  ['HOSTNAME_MISMATCH', 'otherHost'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unknownIssuer'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'unknownIssuer'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'unknownIssuer'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknownIssuer'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknownIssuer'],
  ['CERT_UNTRUSTED', 'unknownIssuer'],
  ['ERR_TLS_CERT_ALTNAME_FORMAT', 'other'],
  ['CERT_CHAIN_TOO_LONG', 'other'],
  ['CERT_REJECTED', 'other'],
  ['CERT_REVOKED', 'other'],
  ['CERT_SIGNATURE_FAILURE', 'other'],
  ['ERROR_IN_CERT_NOT_AFTER_FIELD', 'other'],
  ['ERROR_IN_CERT_NOT_BEFORE_FIELD', 'other'],
  ['INVALID_CA', 'other'],
  ['INVALID_PURPOSE', 'other'],
  ['PATH_LENGTH_EXCEEDED', 'other'],
  ['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', 'other'],
  ['UNABLE_TO_DECRYPT_CERT_SIGNATURE', 'other'],
  ['UNSPECIFIED', 'other'],
]);

/** What a code of the system says about a certificate; null where it is about something else. */
export function certificateFault(code: string): CertificateFault | null {
  return faults.get(code) ?? null;
}
