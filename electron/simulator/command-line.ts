import { parseArgs } from 'node:util';
import type { CredentialsKind } from '../core/credentials.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { Shape } from './answers.ts';
import type { RateLimit } from './rate-limit.ts';

export const usage = `npm run simulator -- [options]

  --port N             the port on 127.0.0.1 (8787; 0 lets the system choose)
  --phones N           how many phones the fleet has (240)
  --seed N             the same number makes the same fleet with the same life (1)
  --token T            the token that is asked for (made from the seed)
  --shape bare         answers as in the reference's example, without data and error_code (wrapped)
  --pace N             how much faster than life the fleet lives (1)
  --still              the fleet stands still
  --limit N/SECONDS    takes at most so many requests in so many seconds, such as 60/60 (no limit)
  --clock SECONDS      how far the service's clock is ahead of this computer's, such as -1200 (0)
  --faults FILE        a JSON list of faults, such as [{"kind":"throttle","skip":10,"count":3}];
                       with "on":"iam" or "on":"list" they happen to requests for tokens or for the list
  --write-config FILE  writes the file with which KooGlance watches this fleet
  --sign-in KIND       how that file signs in: token, password or accessKey (token)

Token, IAM user and access key are made from the seed, and are printed at the start.
`;

export interface CommandLine {
  readonly port: number;
  readonly phones: number;
  readonly seed: number;
  readonly token: string | null;
  readonly shape: Shape;
  readonly pace: number;
  readonly still: boolean;
  readonly limit: RateLimit | null;
  readonly clockOffsetMs: number;
  readonly signIn: CredentialsKind;
  readonly faultsFile: string | null;
  readonly configFile: string | null;
  readonly help: boolean;
}

const options = {
  port: { type: 'string', default: '8787' },
  phones: { type: 'string', default: '240' },
  seed: { type: 'string', default: '1' },
  token: { type: 'string' },
  shape: { type: 'string', default: 'wrapped' },
  pace: { type: 'string', default: '1' },
  still: { type: 'boolean', default: false },
  limit: { type: 'string' },
  clock: { type: 'string', default: '0' },
  'sign-in': { type: 'string', default: 'token' },
  faults: { type: 'string' },
  'write-config': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

function read(argv: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...argv], options, strict: true }).values);
  } catch (error) {
    // Node adds a paragraph about positional arguments, which there are none of.
    const message = error instanceof Error ? error.message : String(error);
    return failed(`${message.split('. ', 1)[0] ?? message}.`);
  }
}

function wholeNumber(name: string, value: string, max: number): Result<number, string> {
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (number <= max) return ok(number);
  return failed(`--${name} must be a whole number from 0 to ${String(max)}, not "${value}".`);
}

const signIns: readonly CredentialsKind[] = ['token', 'password', 'accessKey'];

function rateLimit(value: string | undefined): Result<RateLimit | null, string> {
  if (value === undefined) return ok(null);
  const [, requests, seconds] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(value) ?? [];
  if (requests !== undefined) return ok({ requests: Number(requests), windowMs: Number(seconds) * 1000 });
  return failed(`--limit must be requests/seconds, such as 60/60, not "${value}".`);
}

/** The command line as values, or one sentence that says what is wrong with it. */
export function parseCommandLine(argv: readonly string[]): Result<CommandLine, string> {
  const parsed = read(argv);
  if (!parsed.ok) return parsed;
  const { value } = parsed;

  const port = wholeNumber('port', value.port, 65_535);
  if (!port.ok) return port;
  const phones = wholeNumber('phones', value.phones, 1_000_000);
  if (!phones.ok) return phones;
  const seed = wholeNumber('seed', value.seed, 0xffff_ffff);
  if (!seed.ok) return seed;
  const pace = Number(value.pace);
  if (!(pace > 0 && pace <= 1000)) {
    return failed(`--pace must be a number above 0 and at most 1000, not "${value.pace}".`);
  }
  if (value.shape !== 'wrapped' && value.shape !== 'bare') {
    return failed(`--shape must be wrapped or bare, not "${value.shape}".`);
  }
  if (value.token !== undefined && !/^[\x21-\x7e]+$/.test(value.token)) {
    return failed('--token must be one line of plain characters without spaces.');
  }
  const limit = rateLimit(value.limit);
  if (!limit.ok) return limit;
  if (!/^-?\d{1,7}$/.test(value.clock)) {
    return failed(`--clock must be a whole number of seconds, not "${value.clock}".`);
  }
  const signIn = signIns.find((kind) => kind === value['sign-in']);
  if (!signIn) return failed(`--sign-in must be ${signIns.join(', ')}, not "${value['sign-in']}".`);
  return ok({
    port: port.value,
    phones: phones.value,
    seed: seed.value,
    pace,
    shape: value.shape,
    token: value.token ?? null,
    still: value.still,
    limit: limit.value,
    clockOffsetMs: Number(value.clock) * 1000,
    signIn,
    faultsFile: value.faults ?? null,
    configFile: value['write-config'] ?? null,
    help: value.help,
  });
}
