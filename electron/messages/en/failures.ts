import type { Failure, FailureKind } from '../../core/failure.ts';

interface FailureWords {
  /** What happened, in one sentence. */
  readonly what: string;
  /** What the user can do about it; empty where waiting is all. */
  readonly remedy: string;
}

const words: Record<FailureKind, FailureWords> = {
  network: {
    what: 'The service cannot be reached.',
    remedy: 'Check the network and the base URL.',
  },
  timeout: { what: 'The service did not answer in time.', remedy: 'Check the network and the base URL.' },
  server: { what: 'The service has a fault of its own.', remedy: 'If it lasts, ask the service’s support.' },
  throttled: {
    what: 'The service asks for fewer requests.',
    remedy: 'If it lasts, lower the requests per second in Settings.',
  },
  malformed: {
    what: 'What came back is not an answer of KooPhone.',
    remedy: 'Check the base URL; a proxy or a sign-in page may be in between.',
  },
  tooLarge: {
    what: 'What came back is far too large for an answer of KooPhone.',
    remedy: 'Check the base URL; a proxy may be in between.',
  },
  signIn: {
    what: 'The service does not accept the token.',
    remedy: 'Paste a new token: one is valid for 24 hours and for one region.',
  },
  forbidden: {
    what: 'The service does not allow this account to ask.',
    remedy:
      'Ask your administrator for the permission to query the status of instances, and whether your address is allowed.',
  },
  account: {
    what: 'The service does not know the tenant or project, or it has no subscription.',
    remedy: 'Check the token’s tenant and project, and the KooPhone subscription.',
  },
  notFound: {
    what: 'There is no KooPhone service at this base URL.',
    remedy: 'Check the host and the prefix; ask your administrator for the endpoint.',
  },
  badIds: {
    what: 'The service refused the request because of one of its phones.',
    remedy: 'Check the instance IDs: one may not exist or belong to another tenant.',
  },
  regions: {
    what: 'The service refused the request because its phones lie in different regions.',
    remedy: 'Put the phones of each region into an account of its own.',
  },
  defect: {
    what: 'The service says that the request was not right.',
    remedy: 'Please report this with the request ID.',
  },
};

/** What the service itself said, for those who want to look it up. */
function quoted(failure: Failure): string {
  const source = failure.code ?? (failure.httpStatus === null ? '' : `HTTP ${failure.httpStatus}`);
  return [source, failure.message ?? ''].filter((part) => part !== '').join(': ');
}

export const failures = {
  what: (failure: Failure) => words[failure.kind].what,
  remedy: (failure: Failure) => words[failure.kind].remedy,
  /** Code and words of the service; empty where it said nothing. */
  quoted,
  /** One line for the tray and the notices. */
  short: (failure: Failure) => (failure.kind === 'signIn' ? 'sign-in needed' : words[failure.kind].what),
};
