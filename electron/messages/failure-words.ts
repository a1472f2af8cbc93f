import { certificateFault, type CertificateFault } from '../core/certificate-fault.ts';
import { needsSignIn, type Failure, type FailureKind } from '../core/failure.ts';

export interface FailureWords {
  /** What happened, in one sentence. */
  readonly what: string;
  /** What the user can do about it; empty where waiting is all. */
  readonly remedy: string;
}

/** What a language has to say of failures. */
interface FailureVocabulary {
  readonly words: Readonly<Record<FailureKind, FailureWords>>;
  /** What IAM does differently: it is at another URL, and asked for a token alone. */
  readonly iamWords: Readonly<Partial<Record<FailureKind, FailureWords>>>;
  /** Of a certificate whose code says more than that it is not trusted; null where it does not. */
  readonly certificateWords: (fault: CertificateFault, from: Failure['from']) => FailureWords | null;
  readonly proxyUnreachable: FailureWords;
  readonly signInNeeded: string;
  /** Stands between a code and the service's own words. */
  readonly colon: string;
}

/** Which words of a language a failure gets. */
export function failureMessages(vocabulary: FailureVocabulary) {
  const { words, iamWords, certificateWords, proxyUnreachable, signInNeeded, colon } = vocabulary;

  function wordsByCode({ kind, code, from }: Failure): FailureWords | null {
    if (code === null) return null;
    // A proxy that answered is told by its answer (`HTTP 407`).
    if (kind === 'proxy') return code.startsWith('HTTP ') ? null : proxyUnreachable;
    const fault = kind === 'certificate' ? certificateFault(code) : null;
    return fault === null ? null : certificateWords(fault, from);
  }

  function wordsOf(failure: Failure): FailureWords {
    const { kind, from } = failure;
    return wordsByCode(failure) ?? (from === 'iam' ? iamWords[kind] : undefined) ?? words[kind];
  }

  return {
    what: (failure: Failure) => wordsOf(failure).what,
    remedy: (failure: Failure) => wordsOf(failure).remedy,
    /** Code and words of the service, for those who want to look them up; empty where it said nothing. */
    quoted({ code, httpStatus, message }: Failure): string {
      const source = code ?? (httpStatus === null ? '' : `HTTP ${httpStatus}`);
      return [source, message ?? ''].filter((part) => part !== '').join(colon);
    },
    /** One line for the tray and the notices. */
    short: (failure: Failure) => (needsSignIn(failure.kind) ? signInNeeded : wordsOf(failure).what),
  };
}
