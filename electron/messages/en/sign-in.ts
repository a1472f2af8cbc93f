import type { CredentialsKind } from '../../core/credentials.ts';

const kinds: Record<CredentialsKind, { readonly name: string; readonly when: string }> = {
  token: {
    name: 'Token',
    when: 'For a quick try: a pasted token dies after 24 hours, then you paste a new one.',
  },
  password: {
    name: 'IAM user',
    when: 'KooGlance fetches a token and renews it by itself. Not for a HUAWEI ID, nor with virtual MFA.',
  },
  accessKey: { name: 'Access key', when: 'What Huawei Cloud recommends: it lasts until the key is deleted.' },
};

export const signIn = {
  legend: 'Way to sign in',
  kinds,
  /** Beneath a secret that is stored. */
  isSet: 'It is set; leave this empty to keep it.',
  expires: (moment: string, length: string) => `The token expires at ${moment} (in ${length}).`,
  expired: (moment: string) => `The token expired at ${moment}. Paste a new one.`,
  token: 'X-Auth-Token',
  tokenHint: 'Paste the tenant’s token; line breaks do no harm.',
  domain: 'Account name',
  domainHint: 'The Huawei Cloud account that the IAM user belongs to.',
  user: 'IAM user name',
  userHint: 'A user of its own with the permission to query instances is best.',
  password: 'Password',
  passwordHint: 'The IAM user’s password.',
  project: 'Project',
  projectHint: 'Left empty: the one that is called like the region.',
  iamUrl: 'IAM URL',
  iamUrlHint: 'Left empty: IAM of the region.',
  accessKey: 'Access key ID',
  accessKeyHint: 'The AK of the pair.',
  secretKey: 'Secret access key',
  secretKeyHint: 'The SK of the pair. It signs the requests and is never sent.',
  securityToken: 'Security token',
  securityTokenHint: 'For temporary keys only. It belongs to the secret key: enter both together.',
};
