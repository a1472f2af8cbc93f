import { checkOrigin } from './base-url.ts';
import type { Credentials } from './credentials.ts';
import type { FieldProblem } from './field-error.ts';
import { textProblem, type Inspection } from './inspection.ts';
import { failed, ok, type Result } from './result.ts';

const MAX_SECRET = 32_768;

/** Credentials as a person gives them: a secret that is null stays as it is stored. */
export type CredentialsDraft =
  | { readonly kind: 'token'; readonly token: string | null }
  | {
      readonly kind: 'password';
      /** Empty: IAM of the account's region. */
      readonly iamUrl: string;
      readonly domain: string;
      readonly user: string;
      /** Empty: the account's region. */
      readonly project: string;
      readonly password: string | null;
    }
  | {
      readonly kind: 'accessKey';
      readonly accessKey: string;
      readonly secretKey: string | null;
      /** Belongs to the secret key: it is taken over, or left out, together with a new one. */
      readonly securityToken: string | null;
    };

/** How the account is stored so far. */
export interface StoredSignIn {
  readonly baseUrl: string;
  /** Null where its secrets are lost. */
  readonly credentials: Credentials | null;
}

/**
 * Checks a secret that goes into a header, such as a token, and mends what pasting does to it: line breaks and blanks
 * anywhere are taken out. Nothing but visible ASCII is allowed.
 */
function checkHeaderSecret(text: string): Result<string, FieldProblem> {
  const secret = text.replace(/\s+/g, '');
  if (secret === '') return failed({ kind: 'empty' });
  const bad = /[^\x21-\x7e]/u.exec(secret);
  if (bad) return failed({ kind: 'badCharacters', found: bad[0] });
  if (secret.length > MAX_SECRET)
    return failed({ kind: 'tooLong', limit: MAX_SECRET, length: secret.length });
  return ok(secret);
}

/** The vendor's IAM of a region (chapter "Authentication" of the KooPhone API reference). */
export function iamUrlOf(region: string): string {
  return region === '' ? '' : `https://iam.${region}.myhuaweicloud.com`;
}

/** Brings credentials into the form that is stored; null when something is wrong with them. */
export function checkCredentials(
  draft: CredentialsDraft,
  { baseUrl, region }: { readonly baseUrl: string | null; readonly region: string },
  stored: StoredSignIn | null,
  inspection: Inspection,
): Credentials | null {
  const { reject, take } = inspection;
  const before = stored?.credentials ?? null;
  const sameHost =
    stored !== null && baseUrl !== null && new URL(baseUrl).origin === new URL(stored.baseUrl).origin;

  /** Who can change where a secret goes must not be able to have the stored one sent there. */
  function keep(path: string, secret: string | null, sameReceiver: boolean): string | null {
    if (secret === null) reject(path, { kind: 'empty' });
    else if (!sameReceiver) reject(path, { kind: 'otherHost' });
    else return secret;
    return null;
  }

  switch (draft.kind) {
    case 'token': {
      const known = before?.kind === 'token' ? before.token : null;
      const path = 'credentials.token';
      const token =
        draft.token === null
          ? keep(path, known, sameHost || baseUrl === null)
          : take(path, checkHeaderSecret(draft.token));
      return token === null ? null : { kind: 'token', token };
    }
    case 'password': {
      const domain = draft.domain.trim();
      const user = draft.user.trim();
      const project = draft.project.trim() || region;
      reject('credentials.domain', textProblem(domain));
      reject('credentials.user', textProblem(user));
      reject('credentials.project', textProblem(project));
      const iamUrl = take('credentials.iamUrl', checkOrigin(draft.iamUrl.trim() || iamUrlOf(region)));
      const known = before?.kind === 'password' ? before : null;
      const same = sameHost && known?.iamUrl === iamUrl && known.domain === domain && known.user === user;
      const unsure = baseUrl === null || iamUrl === null;
      const path = 'credentials.password';
      // A password may hold blanks, at its ends too.
      const password =
        draft.password === null
          ? keep(path, known?.password ?? null, same || unsure)
          : take(path, draft.password === '' ? failed({ kind: 'empty' }) : ok(draft.password));
      if (iamUrl === null || password === null) return null;
      return { kind: 'password', iamUrl, domain, user, project, password };
    }
    case 'accessKey': {
      const accessKey = take('credentials.accessKey', checkHeaderSecret(draft.accessKey));
      const known = before?.kind === 'accessKey' ? before : null;
      const path = 'credentials.secretKey';
      if (draft.secretKey === null) {
        // A security token without its secret key would be dropped in silence.
        if (draft.securityToken !== null && draft.securityToken.trim() !== '') {
          reject(path, { kind: 'empty' });
          return null;
        }
        const same = (sameHost || baseUrl === null) && (known?.accessKey === accessKey || accessKey === null);
        const secretKey = keep(path, known?.secretKey ?? null, same);
        if (secretKey === null || accessKey === null) return null;
        return { kind: 'accessKey', accessKey, secretKey, securityToken: known?.securityToken ?? null };
      }
      const secretKey = take(path, checkHeaderSecret(draft.secretKey));
      const securityToken =
        draft.securityToken === null || draft.securityToken.trim() === ''
          ? null
          : take('credentials.securityToken', checkHeaderSecret(draft.securityToken));
      if (secretKey === null || accessKey === null) return null;
      return { kind: 'accessKey', accessKey, secretKey, securityToken };
    }
  }
}
