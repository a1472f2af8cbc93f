import { readFile, writeFile } from 'node:fs/promises';
import type { CredentialsKind } from '../core/credentials.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { parseCommandLine, usage, type CommandLine } from './command-line.ts';
import { credentialsFor } from './credentials.ts';
import { parseFaults } from './fault-file.ts';
import type { Fault } from './faults.ts';
import { startSimulator, type Simulator } from './index.ts';

export interface Terminal {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}

async function readFaults(file: string | null): Promise<Result<readonly Fault[], string>> {
  if (file === null) return ok([]);
  let json: string;
  try {
    json = await readFile(file, 'utf8');
  } catch (error) {
    return failed(`The faults file ${file} cannot be read (${systemCode(error)}).`);
  }
  const faults = parseFaults(json);
  return faults.ok ? faults : failed(`The faults file ${file} cannot be used. ${faults.error}`);
}

async function start(
  line: CommandLine,
  faults: readonly Fault[],
  signal: AbortSignal,
): Promise<Result<Simulator, string>> {
  const { port, phones, seed, token, shape, pace, still, limit, clockOffsetMs } = line;
  try {
    const settings = { port, phones, seed, shape, pace, clockOffsetMs, faults, alive: !still };
    const chosen = { ...(token !== null && { token }), ...(limit && { limit }) };
    return ok(await startSimulator({ ...settings, ...chosen }, signal));
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EADDRINUSE') {
      return failed(
        `Port ${String(port)} is taken. Choose another with --port, or let the system choose with --port 0.`,
      );
    }
    if (code === 'EACCES')
      return failed(`The system does not give port ${String(port)} to you. Choose one above 1023.`);
    throw error;
  }
}

/** The file with which KooGlance watches this fleet (`--config=FILE`). */
function configFor(simulator: Simulator, signIn: CredentialsKind): string {
  const { url, phones } = simulator;
  const given = Object.entries(credentialsFor(simulator, signIn)).filter(([, value]) => value !== null);
  const credentials: unknown = Object.fromEntries(given);
  const account = { name: 'Simulator', baseUrl: url, credentials, phones };
  return `${JSON.stringify({ accounts: [account] }, null, 2)}\n`;
}

function waysToSignIn({ url, token, iam, accessKeys }: Simulator): string {
  const users = iam.users.map(
    ({ domain, user, password }) => `IAM URL ${url}, account name ${domain}, user ${user},
              password ${password}, project ${iam.projects.join(' or ')}`,
  );
  const keys = accessKeys.map(({ accessKey, secretKey }) => `${accessKey}, secret key ${secretKey}`);
  return `Sign in with one of these:
  Token       ${token}
  IAM user    ${users.join('\n              ')}
  Access key  ${keys.join('\n              ')}`;
}

function welcome(simulator: Simulator, configFile: string | null): string {
  const { url, phones } = simulator;
  const some = phones.slice(0, 4).map(({ id }) => id);
  const more = phones.length > some.length ? ` and ${String(phones.length - some.length)} more` : '';
  const way =
    configFile === null
      ? 'Add an account with this base URL, a sign-in and phones in KooGlance, or start this again with\n--write-config FILE, which writes all of it into a file for npm start -- --config=FILE.'
      : `To watch it: npm start -- --config=${configFile}`;
  return `A simulated KooPhone service is running.

  Base URL  ${url}
  Phones    ${some.join(', ')}${more}

${waysToSignIn(simulator)}

${way}
Ctrl+C ends it.
`;
}

/**
 * What the command line asks for, until the signal ends it.
 *
 * @returns the exit code: 0, or 2 when something that was given cannot be used
 */
export async function runCommand(
  argv: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const refuse = (problem: string) => {
    terminal.complain(`${problem}\nnpm run simulator -- --help shows every option.\n`);
    return 2;
  };
  const line = parseCommandLine(argv);
  if (!line.ok) return refuse(line.error);
  if (line.value.help) {
    terminal.print(usage);
    return 0;
  }
  const faults = await readFaults(line.value.faultsFile);
  if (!faults.ok) return refuse(faults.error);
  const started = await start(line.value, faults.value, signal);
  if (!started.ok) return refuse(started.error);

  const { configFile, signIn } = line.value;
  if (configFile !== null) {
    try {
      await writeFile(configFile, configFor(started.value, signIn));
    } catch (error) {
      await started.value.close();
      return refuse(`The file ${configFile} cannot be written (${systemCode(error)}).`);
    }
  }
  terminal.print(welcome(started.value, configFile));
  return 0;
}
