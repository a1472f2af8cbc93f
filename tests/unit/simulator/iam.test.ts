import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../electron/simulator/gateway.ts';
import type { IamUser } from '../../../electron/simulator/iam-users.ts';
import type { SimulatedService } from '../../../electron/simulator/simulated-service.ts';
import { ask, HOST, idsOf, NOW, refusalIn, simulated } from './calling.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Wanted extends Partial<IamUser> {
  readonly project?: string;
}

function tokenBody({ domain, user, password, project }: Required<Omit<Wanted, 'mfa'>>): string {
  const who = { name: user, password, domain: { name: domain } };
  return JSON.stringify({
    auth: {
      identity: { methods: ['password'], password: { user: who } },
      scope: { project: { name: project } },
    },
  });
}

/** Asks for a token with the right words, but for what `wrong` makes wrong. */
function signIn(service: SimulatedService, wrong: Wanted = {}): Answer {
  const [user = { domain: '', user: '', password: '' }] = service.iam.users;
  return signInWith(service, tokenBody({ ...user, project: 'cn-south-1', ...wrong }));
}

function signInWith(service: SimulatedService, body: string): Answer {
  const headers = { 'Content-Type': 'application/json' };
  return service.handle({ method: 'POST', url: `${HOST}/v3/auth/tokens?nocatalog=1`, headers, body });
}

function tokenIn(answer: Answer): string {
  const token = answer.headers['X-Subject-Token'];
  if (token === undefined) throw new Error(answer.body);
  return token;
}

interface Content {
  readonly token: Readonly<Record<string, unknown>>;
}

describe('a token of IAM', () => {
  it('is given for the right password, says when it expires, and is let in', () => {
    const { service } = simulated();
    const answer = signIn(service);
    expect(answer.httpStatus).toBe(201);
    const { token: content } = JSON.parse(answer.body) as Content;
    expect(content).toMatchObject({
      expires_at: '2026-01-03T03:04:05.678000Z',
      issued_at: '2026-01-02T03:04:05.678000Z',
      methods: ['password'],
    });
    expect(ask(service, idsOf(service, 2), tokenIn(answer)).httpStatus).toBe(200);
    expect(service.requests.map(({ kind, signedInBy }) => [kind, signedInBy])).toEqual([
      ['iam', 'password'],
      ['query', 'token'],
    ]);
    expect(service.iam).toMatchObject({ requests: 1, badPasswords: 0, tokensGiven: 1 });
  });

  it.each([0, 5000, 21_000])('looks like a real one, also with %i characters', (tokenLength) => {
    const { service } = simulated({ iam: { tokenLength } });
    const answer = signIn(service);
    const token = tokenIn(answer);
    expect(token).toMatch(/^MII[A-Za-z0-9+-]+=*$/);
    expect(token.length).toBeGreaterThanOrEqual(tokenLength - 20);
    const bytes = Buffer.from(token.replaceAll('-', '/'), 'base64');
    expect(bytes.readUInt16BE(2)).toBe(bytes.length - 4);
    expect(bytes.toString('latin1')).toContain(answer.body);
  });

  it('is another one each time, and the one before lives on', () => {
    const { service, clock } = simulated();
    const one = tokenIn(signIn(service));
    clock.now += HOUR;
    const other = tokenIn(signIn(service));
    expect(other).not.toBe(one);
    for (const token of [one, other, service.token]) {
      expect(ask(service, idsOf(service, 1), token).httpStatus).toBe(200);
    }
  });

  it('expires by the clock of the service', () => {
    const { service, clock } = simulated({ iam: { tokenLifetimeMs: HOUR }, clockOffsetMs: 10 * MINUTE });
    const token = tokenIn(signIn(service));
    clock.now += HOUR - 1;
    expect(ask(service, idsOf(service, 1), token).httpStatus).toBe(200);
    clock.now += 1;
    const refusal = refusalIn(ask(service, idsOf(service, 1), token));
    expect(refusal).toMatchObject({ httpStatus: 401, code: 'APIGW.0301' });
    expect(refusal.message).toContain('token expires, expires_at:2026-01-02T04:14:05.678Z');
  });

  it('dies early when all are revoked; those that come later live', () => {
    const { service } = simulated();
    const dead = [tokenIn(signIn(service)), service.iam.giveToken()];
    service.iam.revokeAll();
    for (const token of dead) {
      expect(refusalIn(ask(service, idsOf(service, 1), token))).toMatchObject({
        httpStatus: 401,
        code: 'APIGW.0307',
      });
    }
    expect(ask(service, idsOf(service, 1), tokenIn(signIn(service))).httpStatus).toBe(200);
    expect(ask(service, idsOf(service, 1)).httpStatus).toBe(200);
  });

  it('is forgotten once there were many others', () => {
    const { service } = simulated();
    const first = tokenIn(signIn(service));
    for (let more = 0; more < 256; more++) service.iam.giveToken();
    expect(refusalIn(ask(service, idsOf(service, 1), first)).message).toContain('decrypt token fail');
  });
});

describe('IAM refuses', () => {
  it.each([
    ['a wrong password', { password: 'wrong' }],
    ['another user', { user: 'nobody' }],
    ['another account', { domain: 'elsewhere' }],
  ])('%s', (_when, wrong) => {
    const { service } = simulated();
    const answer = signIn(service, wrong);
    expect(answer.httpStatus).toBe(401);
    expect(JSON.parse(answer.body)).toEqual({
      error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' },
    });
    expect(answer.headers).not.toHaveProperty('X-Subject-Token');
    expect(service.iam).toMatchObject({ requests: 1, badPasswords: 1, tokensGiven: 0 });
  });

  it('a project that it does not have, without counting it as a bad password', () => {
    const { service } = simulated();
    expect(refusalIn(signIn(service, { project: 'nowhere-1' }))).toEqual({
      httpStatus: 404,
      code: '404',
      message: 'Could not find project: nowhere-1.',
    });
    expect(service.iam.badPasswords).toBe(0);
  });

  it('a user with virtual MFA, once the password is right', () => {
    const { service } = simulated({ iam: { users: [{ domain: 'd', user: 'u', password: 'p', mfa: true }] } });
    expect(refusalIn(signIn(service)).message).toMatch(/totp/);
    expect(refusalIn(signIn(service, { password: 'wrong' })).message).not.toMatch(/totp/);
    expect(service.iam).toMatchObject({ badPasswords: 1, tokensGiven: 0 });
  });

  const right = { domain: 'd', user: 'u', password: 'p', project: 'x' };
  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['no methods', tokenBody(right).replace('methods', 'ways')],
    ['another method', tokenBody(right).replace('["password"]', '["token"]')],
    ['no user', tokenBody({ ...right, user: '' })],
    ['no password', tokenBody({ ...right, password: '' })],
    ['no account', tokenBody(right).replace('"domain":{"name":"d"}', '"domain":"d"')],
    ['no project', tokenBody(right).replace('scope', 'range')],
  ])('%s: 400', (_when, body) => {
    const { service } = simulated();
    const answer = signInWith(service, body);
    expect(answer.httpStatus).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 400, title: 'Bad Request' } });
  });

  it('everybody for 15 minutes after five wrong passwords within 15 minutes', () => {
    const { service, clock } = simulated();
    const wrong = (count: number) => {
      for (let time = 0; time < count; time++) signIn(service, { password: 'wrong' });
    };
    wrong(4);
    clock.now += 15 * MINUTE;
    wrong(4);
    expect(signIn(service).httpStatus).toBe(201);
    wrong(5);
    expect(refusalIn(signIn(service))).toMatchObject({ httpStatus: 401 });
    expect(refusalIn(signIn(service)).message).toMatch(/locked/);
    expect(service.iam.badPasswords).toBe(15);
    clock.now += 15 * MINUTE - 1;
    expect(signIn(service).httpStatus).toBe(401);
    clock.now += 1;
    expect(signIn(service).httpStatus).toBe(201);
  });

  it('the password before, once it is changed', () => {
    const { service } = simulated();
    const [user] = service.iam.users;
    if (!user) throw new Error('no user');
    service.iam.setUsers([{ ...user, password: 'changed' }]);
    expect(signIn(service, { password: user.password }).httpStatus).toBe(401);
    expect(signIn(service).httpStatus).toBe(201);
  });

  it('what a fault says, in its own form or another', () => {
    const { service } = simulated({
      faults: [
        { kind: 'server', on: 'iam', count: 1 },
        { kind: 'throttle', on: 'iam', count: 1, retryAfterSeconds: 3 },
        { kind: 'code', on: 'iam', count: 1, httpStatus: 403, code: 'IAM.0003', message: 'flat' },
        {
          kind: 'code',
          on: 'iam',
          count: 1,
          httpStatus: 403,
          code: 'Forbidden',
          message: 'nested',
          by: 'iam',
        },
      ],
    });
    const answers = [1, 2, 3, 4, 5].map(() => signIn(service));
    expect(answers.map(({ httpStatus }) => httpStatus)).toEqual([500, 429, 403, 403, 201]);
    expect(answers[1]?.headers['Retry-After']).toBe('3');
    expect(answers.slice(0, 4).map(({ body }) => Object.keys(JSON.parse(body) as object)[0])).toEqual([
      'error',
      'error',
      'error_code',
      'error',
    ]);
    expect(service.iam).toMatchObject({ requests: 5, tokensGiven: 1 });
    expect(ask(service, idsOf(service, 1)).httpStatus).toBe(200);
  });
});

describe('the log', () => {
  it('has no secret in it', () => {
    const { service } = simulated();
    const [user] = service.iam.users;
    const token = tokenIn(signIn(service));
    signIn(service, { password: 'another-secret' });
    ask(service, idsOf(service, 1), token);
    const log = JSON.stringify(service.requests);
    for (const secret of [token, user?.password ?? '', 'another-secret']) expect(log).not.toContain(secret);
    expect(service.requests[0]).toMatchObject({ at: NOW, kind: 'iam', ids: [], httpStatus: 201 });
  });
});
