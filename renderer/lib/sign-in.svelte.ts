import type { CredentialsDraft } from '../../electron/core/credentials-draft.ts';
import type { CredentialsKind } from '../../electron/core/credentials.ts';
import type { AccountState } from '../../electron/shared/contract.ts';

/** In the order in which they are offered. */
export const signInKinds: readonly CredentialsKind[] = ['token', 'password', 'accessKey'];

const noTexts = {
  token: '',
  domain: '',
  user: '',
  password: '',
  project: '',
  iamUrl: '',
  accessKey: '',
  secretKey: '',
  securityToken: '',
};

export type SignInField = keyof typeof noTexts;

/** Null keeps the secret that is stored. */
function secretOf(text: string): string | null {
  return text.trim() === '' ? null : text;
}

/** An account's way to sign in while it is edited. What was typed for one kind stays while another is looked at. */
export class SignInFields {
  kind: CredentialsKind;
  readonly texts: Record<SignInField, string>;
  /** The kind whose secrets are stored; null when none are. */
  #stored: CredentialsKind | null;

  constructor(account: AccountState | null) {
    const { kind, ...known } = account?.means ?? { kind: 'token' };
    this.kind = $state(kind);
    this.texts = $state({ ...noTexts, ...known });
    this.#stored = $state.raw(account?.secretsSet === true ? kind : null);
  }

  /** Whether an empty field for a secret keeps the one that is stored. */
  get secretsSet(): boolean {
    return this.#stored === this.kind;
  }

  draft(): CredentialsDraft {
    const { token, domain, user, password, project, iamUrl, accessKey, secretKey, securityToken } =
      this.texts;
    switch (this.kind) {
      case 'token':
        return { kind: 'token', token: secretOf(token) };
      case 'password':
        // A password may be made of blanks.
        return {
          kind: 'password',
          iamUrl,
          domain,
          user,
          project,
          password: password === '' ? null : password,
        };
      case 'accessKey':
        return {
          kind: 'accessKey',
          accessKey,
          // A security token without its secret key is a mistake that must be told.
          secretKey: secretOf(securityToken) === null ? secretOf(secretKey) : secretKey,
          securityToken: secretOf(securityToken),
        };
    }
  }

  /** Takes in that what was typed is stored now: no secret stays in the window longer than it must. */
  saved(): void {
    this.#stored = this.kind;
    for (const secret of ['token', 'password', 'secretKey', 'securityToken'] as const)
      this.texts[secret] = '';
  }
}
