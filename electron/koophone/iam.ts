import type { Credentials } from '../core/credentials.ts';
import { newFailure, type Failure } from '../core/failure.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { failureOf } from './failure-of.ts';
import { isHeaderText } from './header-text.ts';
import { parseHttpDate } from './http-date.ts';
import { readIamRefusal } from './iam-refusals.ts';
import { isRecord, parseJson } from './json.ts';
import { serviceWords } from './service-words.ts';
import type { Transport, TransportResponse } from './transport.ts';
import { utcTimeIn } from './utc-time.ts';

const MAX_BODY_BYTES = 1_000_000;
const MAX_TRACE_ID = 128;
const LONGEST_LIFE_MS = 24 * 3_600_000;
/** Where IAM does not say when a token dies: half of what its tokens live. */
const ASSUMED_LIFE_MS = LONGEST_LIFE_MS / 2;

export type PasswordCredentials = Omit<Extract<Credentials, { kind: 'password' }>, 'kind'>;

export interface IssuedToken {
  readonly token: string;
  /** How long it lives from now, in ms: from IAM's own times, as this computer's clock may be wrong. */
  readonly lifeMs: number;
}

export interface IamOptions {
  readonly transport: Transport;
  readonly timeoutMs: number;
  readonly newRequestId: () => string;
  readonly now: () => number;
}

/** Asks IAM for a token: `POST /v3/auth/tokens` for a user, scoped to a project (IAM API reference, iam_30_0001). */
export function createIam(credentials: PasswordCredentials, options: IamOptions) {
  const { iamUrl, domain, user, password, project } = credentials;
  const { transport, timeoutMs, newRequestId, now } = options;
  const url = new URL(`${iamUrl.replace(/\/+$/, '')}/v3/auth/tokens?nocatalog=1`);
  const body = JSON.stringify({
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: user, password, domain: { name: domain } } },
      },
      scope: { project: { name: project } },
    },
  });
  // Nobody takes this away in the middle: whether the password was rejected would not be known.
  const { signal } = new AbortController();

  /** @param secrets what must show up in no text, besides the password */
  return async function fetchToken(secrets: readonly string[]): Promise<Result<IssuedToken, Failure>> {
    const requestId = newRequestId();
    const headers = { 'Content-Type': 'application/json', 'x-request-id': requestId };
    const limits = { maxBytes: MAX_BODY_BYTES, timeoutMs, signal };
    const reply = await transport({ method: 'POST', url, headers, body, ...limits });
    if (!reply.ok) return failed(newFailure(reply.error.kind, { ...reply.error, from: 'iam', requestId }));

    const response = reply.value;
    const { httpStatus, header } = response;
    const json = parseJson(response.body.toString());
    const token = header('x-subject-token');
    const success = httpStatus >= 200 && httpStatus < 300;
    if (success && token !== null && isHeaderText(token))
      return ok({ token, lifeMs: lifeOf(json, response) });
    const hidden = [password, ...secrets, ...(token === null ? [] : [token])];
    const traceId = header('x-iam-trace-id') ?? header('x-request-id') ?? '';
    const wantsMore = header('openstack-auth-receipt') !== null;
    const failure = failureOf(readIamRefusal(httpStatus, json, wantsMore), response, {
      secrets: hidden,
      requestId: serviceWords(traceId, hidden, MAX_TRACE_ID) ?? requestId,
      now: now(),
    });
    // A limit is IAM's own here, and says nothing of the service.
    return failed({ ...failure, from: 'iam', limit: null });
  };

  function lifeOf(json: unknown, { header }: TransportResponse): number {
    const token = isRecord(json) && isRecord(json.token) ? json.token : {};
    const expiresAt = timeOf(token.expires_at);
    if (expiresAt === null) return ASSUMED_LIFE_MS;
    const issuedAt = timeOf(token.issued_at) ?? parseHttpDate(header('date') ?? '') ?? now();
    const life = expiresAt - issuedAt;
    return life > 0 ? Math.min(life, LONGEST_LIFE_MS) : ASSUMED_LIFE_MS;
  }
}

function timeOf(value: unknown): number | null {
  return typeof value === 'string' ? utcTimeIn(value) : null;
}
