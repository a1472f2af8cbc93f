import type { CertificateFault } from '../../core/certificate-fault.ts';
import type { Failure, FailureKind } from '../../core/failure.ts';
import { failureMessages, type FailureWords } from '../failure-words.ts';

const words: Record<FailureKind, FailureWords> = {
  network: { what: 'The service cannot be reached.', remedy: 'Check the network and the base URL.' },
  timeout: { what: 'The service did not answer in time.', remedy: 'Check the network and the base URL.' },
  certificate: {
    what: 'The service’s certificate is not trusted.',
    remedy:
      'Check the base URL and this computer’s date. If your network inspects TLS, name its CA file in Settings, Network.',
  },
  proxy: {
    what: 'The proxy does not let the request through.',
    remedy: 'Check the proxy, its user and its password in Settings, Network.',
  },
  server: { what: 'The service has a fault of its own.', remedy: 'If it lasts, ask the service’s support.' },
  throttled: {
    what: 'The service asks for fewer requests.',
    remedy: 'KooGlance slows down by itself. If it lasts, lower the requests per second in Settings.',
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
    remedy:
      'Paste a new token: one is valid for 24 hours and for one region. An IAM user or an access key lasts longer.',
  },
  accessKey: {
    what: 'The service does not accept the access key.',
    remedy:
      'Check access key, secret key and, for a temporary key, its security token; also whether the account is in arrears.',
  },
  password: {
    what: 'IAM does not accept the user or the password.',
    remedy:
      'Check the account name, the IAM user and the password. The same password is not sent again by itself, as IAM locks a user after five wrong ones.',
  },
  secondFactor: {
    what: 'IAM asks for a second factor, which KooGlance cannot give.',
    remedy: 'Use an access key, or an IAM user without virtual MFA.',
  },
  newToken: {
    what: 'The service does not accept the token that IAM has just given out.',
    remedy:
      'Check the region and the project, the user’s permissions, and whether the account is in arrears.',
  },

  forbidden: {
    what: 'The service does not allow this account to ask.',
    remedy:
      'Ask your administrator for the permission to query the status of instances: its action is labelled “Write”, so a read-only user may lack it.',
  },
  addressDenied: {
    what: 'The service does not accept requests from this network address.',
    remedy: 'Ask your administrator to allow your address, or use a network that is allowed.',
  },
  regionUnavailable: {
    what: 'The project or its region is not available.',
    remedy: 'Check the region and the project; if they are right, ask the service’s support.',
  },
  noTenant: {
    what: 'The service does not know the tenant.',
    remedy: 'Check which tenant the sign-in belongs to, and whether it uses KooPhone.',
  },
  noProject: {
    what: 'The service does not know the project.',
    remedy: 'Check the project: the token must be for the project that the phones are in.',
  },
  notSubscribed: {
    what: 'The tenant has not subscribed to KooPhone.',
    remedy: 'Check the subscription in the Huawei Cloud console.',
  },
  notFound: {
    what: 'There is no KooPhone service at this base URL.',
    remedy: 'Check the host and the prefix; ask your administrator for the endpoint.',
  },

  badParameter: {
    what: 'The service does not accept the instance ID.',
    remedy: 'Check how the ID is written.',
  },
  noPermission: {
    what: 'The sign-in has no permission for this phone.',
    remedy: 'Ask your administrator for the permission, or take the phone out of the list.',
  },
  otherTenant: {
    what: 'This phone belongs to another tenant.',
    remedy: 'Move it to the account of its tenant, or take it out of the list.',
  },
  frozen: {
    what: 'This phone is frozen, for arrears or because its time is over.',
    remedy: 'Renew it or settle the account in the Huawei Cloud console.',
  },
  restoring: { what: 'This phone is being restored.', remedy: 'It is asked about again in a few minutes.' },
  backingUp: { what: 'This phone is being backed up.', remedy: 'It is asked about again in a few minutes.' },
  noInstance: {
    what: 'This phone does not exist.',
    remedy: 'Check the instance ID, or take the phone out of the list.',
  },
  regions: {
    what: 'The service refused the request because its phones lie in different regions.',
    remedy: 'Give the phones their region, or put those of each region into an account of its own.',
  },

  defect: {
    what: 'The service says that the request was not right.',
    remedy: 'Please report this with the request ID.',
  },
};

const iamWords: Partial<Record<FailureKind, FailureWords>> = {
  network: {
    what: 'IAM, where the token comes from, cannot be reached.',
    remedy: 'Check the network and the IAM URL.',
  },
  timeout: {
    what: 'IAM, where the token comes from, did not answer in time.',
    remedy: 'Check the network and the IAM URL.',
  },
  certificate: {
    what: 'The certificate of IAM is not trusted.',
    remedy:
      'Check the IAM URL and this computer’s date. If your network inspects TLS, name its CA file in Settings, Network.',
  },
  server: { what: 'IAM, where the token comes from, has a fault of its own.', remedy: '' },
  throttled: { what: 'IAM asks for fewer requests.', remedy: '' },
  malformed: {
    what: 'What came back is not an answer of IAM.',
    remedy: 'Check the IAM URL; a proxy or a sign-in page may be in between.',
  },
  tooLarge: {
    what: 'What came back is far too large for an answer of IAM.',
    remedy: 'Check the IAM URL; a proxy may be in between.',
  },
  forbidden: {
    what: 'IAM does not give this user a token.',
    remedy: 'Ask your administrator: the user may be disabled, locked, or not allowed from your address.',
  },
  notFound: { what: 'There is no IAM at this URL.', remedy: 'Check the IAM URL and its region.' },
  noProject: {
    what: 'IAM does not know the project, or the user may not use it.',
    remedy: 'Check the project, such as cn-south-1, and the region.',
  },
  defect: {
    what: 'IAM says that the request was not right.',
    remedy: 'Check the account name, the IAM user and the project.',
  },
};

function certificateWords(fault: CertificateFault, from: Failure['from']): FailureWords | null {
  const [whose, url] = from === 'iam' ? ['IAM', 'IAM URL'] : ['the service', 'base URL'];
  switch (fault) {
    case 'date':
      return {
        what: `The certificate of ${whose} is not valid at this date.`,
        remedy:
          'Check the date of this computer. If it is right, the other side has to renew its certificate.',
      };
    case 'otherHost':
      return {
        what: `The certificate of ${whose} is for another host.`,
        remedy: `Check the host of the ${url}; a sign-in page of this network may be in between.`,
      };
    case 'unknownIssuer':
      return {
        what: `The certificate of ${whose} comes from an authority that this computer does not know.`,
        remedy:
          'If your network inspects TLS or runs the service itself, name the CA file in Settings, Network. If not, do not trust this network.',
      };
    case 'other':
      return null;
  }
}

const proxyUnreachable: FailureWords = {
  what: 'The proxy cannot be reached, or is none that KooGlance can use.',
  remedy: 'Check the network, and the proxy in Settings, Network.',
};

export const failures = failureMessages({
  words,
  iamWords,
  certificateWords,
  proxyUnreachable,
  signInNeeded: 'sign-in needed',
  colon: ': ',
});
