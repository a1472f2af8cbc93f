import type { Credentials } from '../../../electron/core/credentials.ts';
import { failed, ok, type Result } from '../../../electron/core/result.ts';
import { createClient, type ClientOptions } from '../../../electron/koophone/client.ts';
import type {
  Transport,
  TransportFailure,
  TransportRequest,
  TransportResponse,
} from '../../../electron/koophone/transport.ts';

export const never = new AbortController().signal;
export const noon = Date.UTC(2026, 0, 5, 12, 0, 0);

export type Reply = Result<TransportResponse, TransportFailure>;
export type Script = (request: TransportRequest, count: number) => Reply | Promise<Reply>;

/** An answer with a body of JSON, or of any text. */
export function reply(
  httpStatus: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return ok({ httpStatus, header: (name) => headers[name] ?? null, body: Buffer.from(text) });
}

export const cut: Reply = failed({ kind: 'network', code: 'ECONNRESET', httpStatus: null });
export const good = () => reply(200, { status_results: [{ instance_id: 'a', status: 2 }] });
export const refusal = (code: string, message = '', httpStatus = 401, headers = {}) =>
  reply(httpStatus, { error_code: code, error_msg: message }, headers);

/** IAM gives out a token that lives for so long from noon, by its own clock. */
export function issued(token: string, lifeMs = 24 * 3_600_000, from = noon): Reply {
  const times = {
    issued_at: new Date(from).toISOString(),
    expires_at: new Date(from + lifeMs).toISOString(),
  };
  return reply(201, { token: times }, { 'x-subject-token': token });
}

/** IAM that gives out T1, T2 and so on. */
export const numbered: Script = (_request, count) => issued(`T${count}`);
export const wrongPassword = () =>
  reply(401, { error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' } });

export const byPassword = {
  kind: 'password',
  iamUrl: 'https://iam.cn-south-1.example',
  domain: 'acme',
  user: 'watcher',
  project: 'cn-south-1',
  password: 'pa55 "wörd" & more',
} as const;
export const byAccessKey = {
  kind: 'accessKey',
  accessKey: 'QTWAOYTTINDUT2QVKYUC',
  secretKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc',
  securityToken: 'gQpjbi1zb3V0aC0xsecurity',
} as const;
export const byToken = { kind: 'token', token: 'MIIDkgYJKoZIhvcNAQcCoIIDgzCC' } as const;

/** A client whose other side is a script, and everything that it sent; the clock is the test's. */
export function scripted(
  credentials: Credentials,
  { service, iam }: { readonly service?: Script; readonly iam?: Script },
  options: Partial<ClientOptions> = {},
) {
  const clock = { now: noon };
  const sent: TransportRequest[] = [];
  const sentToIam: TransportRequest[] = [];
  let ids = 0;
  const transport: Transport = async (request) => {
    const isIam = request.url.pathname.startsWith('/v3/');
    const list = isIam ? sentToIam : sent;
    const script = isIam ? iam : service;
    list.push(request);
    if (script === undefined) throw new Error(`nobody answers ${request.url.href}`);
    const answer = await script(request, list.length);
    request.signal.throwIfAborted();
    return answer;
  };
  const client = createClient({
    baseUrl: 'https://kp.example',
    credentials,
    transport,
    newRequestId: () => {
      ids += 1;
      return `request-${ids}`;
    },
    now: () => clock.now,
    ...options,
  });
  return { client, clock, sent, sentToIam, ask: (signal = never) => client.queryStatus(['a'], signal) };
}

/** The tokens of what was sent, in its order. */
export function tokensOf(sent: readonly TransportRequest[]): (string | undefined)[] {
  return sent.map(({ headers }) => headers['X-Auth-Token']);
}
