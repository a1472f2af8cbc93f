import { failed, ok, type Result } from '../core/result.ts';

/** What somebody says who wants a token for a project. */
export interface TokenRequest {
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  readonly project: string;
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Readonly<Record<string, unknown>>)[name]
        : undefined,
    value,
  );
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const fields: Readonly<Record<keyof TokenRequest, readonly string[]>> = {
  domain: ['auth', 'identity', 'password', 'user', 'domain', 'name'],
  user: ['auth', 'identity', 'password', 'user', 'name'],
  password: ['auth', 'identity', 'password', 'user', 'password'],
  project: ['auth', 'scope', 'project', 'name'],
};

/** The body of `POST /v3/auth/tokens`. The error names what is wrong with it, never what was sent. */
export function readTokenRequest(body: string): Result<TokenRequest, string> {
  const request = parse(body);
  const methods = at(request, 'auth', 'identity', 'methods');
  if (!Array.isArray(methods) || !methods.includes('password')) return failed('auth.identity.methods');
  const given: Record<string, string> = {};
  for (const [name, path] of Object.entries(fields)) {
    const value = at(request, ...path);
    if (typeof value !== 'string' || value === '') return failed(path.join('.'));
    given[name] = value;
  }
  const { domain = '', user = '', password = '', project = '' } = given;
  return ok({ domain, user, password, project });
}
