/** What an account signs in with, secrets and all. It stays in the main process. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | {
      readonly kind: 'password';
      /** Scheme and host of IAM, such as `https://iam.cn-south-1.myhuaweicloud.com`. */
      readonly iamUrl: string;
      /** The name of the Huawei Cloud account that the IAM user belongs to. */
      readonly domain: string;
      readonly user: string;
      /** The project that the token is for, such as `cn-south-1`. */
      readonly project: string;
      readonly password: string;
    }
  | {
      readonly kind: 'accessKey';
      readonly accessKey: string;
      readonly secretKey: string;
      /** Null unless the key is a temporary one. */
      readonly securityToken: string | null;
    };

export type CredentialsKind = Credentials['kind'];

type SecretField = 'token' | 'password' | 'secretKey' | 'securityToken';

type WithoutSecrets<Some> = Some extends unknown ? Omit<Some, SecretField> : never;

/** The same without the secrets: what may be stored in the clear and shown. */
export type SignInMeans = WithoutSecrets<Credentials>;

/** The secrets by the names of their fields. */
export type CredentialSecrets = Readonly<Record<string, string>>;

/** Takes credentials apart into what may be shown and what may not. */
export function partCredentials(credentials: Credentials): {
  readonly means: SignInMeans;
  readonly secrets: CredentialSecrets;
} {
  switch (credentials.kind) {
    case 'token':
      return { means: { kind: 'token' }, secrets: { token: credentials.token } };
    case 'password': {
      const { password, ...means } = credentials;
      return { means, secrets: { password } };
    }
    case 'accessKey': {
      const { kind, accessKey, secretKey, securityToken } = credentials;
      const secrets = securityToken === null ? { secretKey } : { secretKey, securityToken };
      return { means: { kind, accessKey }, secrets };
    }
  }
}

/** Puts them together again; null where a secret is not there. */
export function joinCredentials(means: SignInMeans, secrets: CredentialSecrets | null): Credentials | null {
  const { token, password, secretKey, securityToken = null } = secrets ?? {};
  switch (means.kind) {
    case 'token':
      return token === undefined ? null : { ...means, token };
    case 'password':
      return password === undefined ? null : { ...means, password };
    case 'accessKey':
      return secretKey === undefined ? null : { ...means, secretKey, securityToken };
  }
}

/** Whether two ways to sign in are the same, secrets included. */
export function sameCredentials(one: Credentials | null, other: Credentials | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
