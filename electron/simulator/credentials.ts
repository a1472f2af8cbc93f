import type { Credentials, CredentialsKind } from '../core/credentials.ts';
import type { Simulator } from './index.ts';

/** What the service lets in, by the kind of the sign-in: its token, its first IAM user, or its first access key. */
export function credentialsFor(
  simulator: Pick<Simulator, 'url' | 'token' | 'iam' | 'accessKeys'>,
  kind: CredentialsKind,
): Credentials {
  const { url, token, iam, accessKeys } = simulator;
  switch (kind) {
    case 'token':
      return { kind, token };
    case 'password': {
      const [user] = iam.users;
      const [project] = iam.projects;
      if (!user || project === undefined) throw new RangeError('IAM has no user or no project');
      const { domain, user: name, password } = user;
      return { kind, iamUrl: url, domain, user: name, project, password };
    }
    case 'accessKey': {
      const [key] = accessKeys;
      if (!key) throw new RangeError('The simulator has no access key');
      const { accessKey, secretKey, securityToken = null } = key;
      return { kind, accessKey, secretKey, securityToken };
    }
  }
}
