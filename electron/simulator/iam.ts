import { iamRefusals } from './iam-refusals.ts';
import { readTokenRequest, type TokenRequest } from './iam-request.ts';
import { iamTime, makeIamToken, type TokenContent } from './iam-token.ts';
import { createIamUsers, type Attempt, type IamUser } from './iam-users.ts';
import { refusals, type Refusal } from './refusals.ts';
import { jsonReply, refuse, type Reply } from './reply.ts';

const DAY_MS = 24 * 3_600_000;
// Many more than live at once, unless somebody asks for a token with each request.
const REMEMBERED = 256;

export interface IamOptions {
  /** By default one user, who is made from the seed. */
  readonly users?: readonly IamUser[];
  readonly projects?: readonly string[];
  /** How long a token lives, in ms. Default 24 hours. */
  readonly tokenLifetimeMs?: number;
  /** How many characters a token has at least, up to 21,000; real ones have several thousand. Default 0. */
  readonly tokenLength?: number;
}

/** IAM as a test or a demo sees it from the other side. */
export interface IamControls {
  readonly users: readonly IamUser[];
  readonly projects: readonly string[];
  /** How many requests for a token came, good or bad. */
  readonly requests: number;
  /** How many of them named a user or a password that is wrong, or a user who is locked. */
  readonly badPasswords: number;
  readonly tokensGiven: number;
  /** Takes the place of the users before; their tokens live on. */
  setUsers(users: readonly IamUser[]): void;
  setTokenLifetime(ms: number): void;
  /** A token for the first user and project without asking, such as one that somebody pastes. */
  giveToken(): string;
  /** All tokens that were given out die now, long before they expire. */
  revokeAll(): void;
}

export interface Iam {
  readonly controls: IamControls;
  /** Counts a request, whatever becomes of it. */
  arrived(): void;
  reply(body: string): Reply;
  /** Why the gateway refuses the token, null when it is alive, undefined when it is none of IAM's. */
  refusal(token: string): Refusal | null | undefined;
}

/** @param now the time of the service, in ms since 1970 */
export function createIam(
  options: Required<Pick<IamOptions, 'users'>> & IamOptions,
  seed: number,
  now: () => number,
): Iam {
  const { projects = ['cn-south-1', 'cn-north-4', 'ap-southeast-1'], tokenLength = 0 } = options;
  const users = createIamUsers(options.users, now);
  let lifetime = options.tokenLifetimeMs ?? DAY_MS;
  let requests = 0;
  let badPasswords = 0;
  let tokensGiven = 0;
  const tokens = new Map<string, { readonly expiresAt: number; readonly revoked: boolean }>();

  function give({ domain: name, user, project }: Omit<TokenRequest, 'password'>) {
    const issuedAt = now();
    const expiresAt = issuedAt + lifetime;
    const domain = { name };
    const content: TokenContent = {
      token: {
        expires_at: iamTime(expiresAt),
        issued_at: iamTime(issuedAt),
        methods: ['password'],
        project: { name: project, domain },
        user: { name: user, domain },
      },
    };
    const token = makeIamToken(content, tokenLength, seed, ++tokensGiven);
    tokens.set(token, { expiresAt, revoked: false });
    const [oldest] = tokens.keys();
    if (tokens.size > REMEMBERED && oldest !== undefined) tokens.delete(oldest);
    return { token, content };
  }

  function refusalOf(attempt: Exclude<Attempt, 'right'>): Refusal {
    if (attempt === 'secondFactor') return iamRefusals.secondFactor();
    badPasswords++;
    return attempt === 'locked' ? iamRefusals.locked() : iamRefusals.wrongPassword();
  }

  return {
    arrived() {
      requests++;
    },
    reply(body) {
      const request = readTokenRequest(body);
      if (!request.ok) return refuse(iamRefusals.malformed(request.error));
      const { domain, user, password, project } = request.value;
      const attempt = users.attempt(domain, user, password);
      if (attempt !== 'right') return refuse(refusalOf(attempt));
      if (!projects.includes(project)) return refuse(iamRefusals.noProject(project));
      const { token, content } = give(request.value);
      const reply = jsonReply(201, JSON.stringify(content));
      return { ...reply, headers: { ...reply.headers, 'X-Subject-Token': token } };
    },
    refusal(token) {
      const given = tokens.get(token);
      if (!given) return undefined;
      if (given.revoked) return refusals.revokedToken();
      return now() < given.expiresAt ? null : refusals.expiredToken(given.expiresAt);
    },
    controls: {
      get users() {
        return users.current;
      },
      projects,
      get requests() {
        return requests;
      },
      get badPasswords() {
        return badPasswords;
      },
      get tokensGiven() {
        return tokensGiven;
      },
      setUsers(next) {
        users.set(next);
      },
      setTokenLifetime(ms) {
        lifetime = ms;
      },
      giveToken() {
        const [first] = users.current;
        const [project] = projects;
        if (!first || project === undefined) throw new RangeError('IAM has no user or no project');
        return give({ ...first, project }).token;
      },
      revokeAll() {
        for (const [token, given] of tokens) tokens.set(token, { ...given, revoked: true });
      },
    },
  };
}
