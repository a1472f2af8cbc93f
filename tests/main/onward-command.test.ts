import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { onwardPayload, type OnwardPayload } from '../../electron/core/alerts/onward-payload.ts';
import { onward as words } from '../../electron/messages/en/onward.ts';
import { COMMAND_TIMEOUT, GRACE, runCommand } from '../../electron/main/onward-command.ts';
import { aNotice, aPhone } from './a-notice.ts';
import { createFakeClock, NOON, type FakeClock } from './fake-clock.ts';
import { folderOfTest } from './folder.ts';

const node = process.execPath;
const secret = 'never-to-be-handed-on';
const environment = { PATH: '/usr/bin:/bin', HOME: '/home/me', LANG: 'de_DE.UTF-8', KOOPHONE_TOKEN: secret };

interface Run {
  readonly program?: string;
  readonly arguments: readonly string[];
  readonly payload?: OnwardPayload;
  readonly clock?: FakeClock;
}

function run({ program = node, arguments: args, payload, clock = createFakeClock() }: Run) {
  return runCommand(
    { kind: 'command', program, arguments: args },
    payload ?? onwardPayload(aNotice('n'), NOON),
    { clock, words, environment },
  );
}

/** A program of these lines of JavaScript, to be run by Node. */
function scriptOf(lines: string): string {
  const path = join(folderOfTest(), 'script.cjs');
  writeFileSync(path, lines);
  return path;
}

interface Received {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly stdin: string;
}

/** Runs a program that tells what it got. */
async function receive(args: readonly string[], payload?: OnwardPayload): Promise<Received> {
  const file = join(folderOfTest(), 'received');
  const script = scriptOf(`
    const { readFileSync, writeFileSync } = require('node:fs');
    const received = { arguments: process.argv.slice(3), environment: process.env, stdin: readFileSync(0, 'utf8') };
    writeFileSync(process.argv[2], JSON.stringify(received));
  `);
  expect(await run({ arguments: [script, file, ...args], ...(payload && { payload }) })).toBeNull();
  return JSON.parse(readFileSync(file, 'utf8')) as Received;
}

/** A server that programs connect to, to show that they run: the connection lasts as long as they do. */
async function startWatch() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy()).resume();
    sockets.push(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port: String(port), sockets, running: () => sockets.filter(({ closed }) => !closed).length };
}

const patience = { timeout: 30_000 };

describe('what a command gets', () => {
  it('is its arguments as they were written: no shell reads them', async () => {
    const written = [
      '',
      'a b',
      `it's "quoted"`,
      '$(touch x) `id` $HOME',
      '*; rm -rf ~ | & > x',
      '手机 ü 📱',
      'a\nb',
      '--x=\\',
    ];
    expect((await receive(written)).arguments).toEqual(written);
  });

  it('is the notice as JSON on its standard input, and in its environment', async () => {
    const notice = aNotice('n', { kinds: ['offline', 'stopped'], title: 'Pixel "7" 离线', body: 'a\nb' });
    const payload = onwardPayload(notice, NOON);
    const { stdin, environment: got } = await receive([], payload);
    expect(JSON.parse(stdin)).toEqual(payload);
    expect(got).toEqual({
      PATH: environment.PATH,
      HOME: environment.HOME,
      LANG: environment.LANG,
      KOOGLANCE_KINDS: 'offline,stopped',
      KOOGLANCE_TITLE: 'Pixel "7" 离线',
      KOOGLANCE_BODY: 'a\nb',
      KOOGLANCE_TEXT: 'Pixel "7" 离线\na\nb',
      KOOGLANCE_PHONES: '1',
      KOOGLANCE_TIME: '2026-03-02T12:00:00.000Z',
    });
    expect(JSON.stringify(got)).not.toContain(secret);
  });

  it('fits the system, whatever people type', async () => {
    const notice = aNotice('n', { title: `a\0b${'手'.repeat(100_000)}` });
    const { environment: got, stdin } = await receive([], onwardPayload(notice, NOON));
    const { KOOGLANCE_TITLE: title = '' } = got;
    expect(title).toMatch(/^ab手+$/);
    expect(Buffer.byteLength(title)).toBeGreaterThan(32 * 1024 - 3);
    expect(Buffer.byteLength(title)).toBeLessThanOrEqual(32 * 1024);
    expect(JSON.parse(stdin)).toMatchObject({ title: notice.title });
  });

  it('need not be read', async () => {
    const phones = Array.from({ length: 500 }, (_, index) =>
      aPhone({ name: 'x'.repeat(1_000), key: `a/${index}` }),
    );
    const payload = onwardPayload(aNotice('n', { phones }), NOON);
    expect(await run({ arguments: [scriptOf('process.stdin.destroy()')], payload })).toBeNull();
  });
});

describe('what went wrong with a command', () => {
  it.each<[what: string, script: string, error: string]>([
    ['its exit code', 'process.exitCode = 3', words.command.exitCode(3, '')],
    [
      'its exit code and what it said, in one line',
      'console.error("no\\tsuch\\u0007\\n  chat\\n"); process.exitCode = 1',
      'The program ended with exit code 1: no such chat',
    ],
    [
      'the last 300 characters of it',
      'process.stderr.write("a".repeat(1e6) + "b".repeat(300)); process.exitCode = 1',
      words.command.exitCode(1, 'b'.repeat(300)),
    ],
    ['nothing, whatever it said', 'console.error("warning"); console.log("x".repeat(1e6))', ''],
    ['its signal', 'process.kill(process.pid, "SIGKILL")', words.command.signal('SIGKILL', '')],
  ])('is %s', async (_, script, error) => {
    expect(await run({ arguments: [scriptOf(script)] })).toBe(error === '' ? null : error);
  });

  it('is that there is no program, or none that may be run', async () => {
    const folder = folderOfTest();
    const missing = join(folder, 'missing');
    expect(await run({ program: missing, arguments: [] })).toBe(words.command.notFound(missing));
    const text = join(folder, 'text');
    writeFileSync(text, 'text');
    chmodSync(text, 0o600);
    expect(await run({ program: text, arguments: [] })).toBe(words.command.notAllowed(text));
    expect(await run({ program: `${text}/program`, arguments: [] })).toBe(
      words.command.notFound(`${text}/program`),
    );
  });

  it('is that the system takes no such argument', async () => {
    expect(await run({ arguments: ['a\0b'] })).toContain('ERR_INVALID_ARG_VALUE');
  });

  it('leaves no timer behind', async () => {
    const clock = createFakeClock();
    await run({ arguments: [scriptOf('')], clock });
    await run({ program: '/missing', arguments: [], clock });
    expect(clock.timers).toBe(0);
  });
});

/** Connects to the port and stays; with `deaf`, it does not hear that it shall end. */
const stays = `
  if (process.argv[3] === 'deaf') process.on('SIGTERM', () => undefined);
  require('node:net').connect(Number(process.argv[2]), '127.0.0.1').on('close', () => process.exit());
`;

describe.runIf(process.platform !== 'win32')('a command that does not end', () => {
  it.each([
    ['and heeds the signal', '', ''],
    ['and does not heed the signal', 'deaf', ''],
    ['nor what it has started', 'deaf', 'deaf'],
    ['in what it has started', '', 'deaf'],
  ])('%s is made to with all that it has started', async (_, parentHears, childHears) => {
    const watch = await startWatch();
    const child = scriptOf(stays);
    const parent = scriptOf(`
      ${stays}
      const child = [${JSON.stringify(child)}, process.argv[2], process.argv[4]];
      require('node:child_process').spawn(process.execPath, child, { stdio: 'inherit' });
      console.error('still at it');
    `);
    const clock = createFakeClock();
    const result = run({ arguments: [parent, watch.port, parentHears, childHears], clock });
    await vi.waitFor(() => expect(watch.running()).toBe(2), patience);
    await clock.advance(COMMAND_TIMEOUT - 1);
    expect(watch.running()).toBe(2);
    await clock.advance(1 + GRACE);
    expect(await result).toBe(words.command.timeout(30, 'still at it'));
    await vi.waitFor(() => expect(watch.running()).toBe(0), patience);
  });

  it('is asked first', async () => {
    const folder = folderOfTest();
    const [ready, asked] = [join(folder, 'ready'), join(folder, 'asked')];
    const script = scriptOf(`
      const { writeFileSync } = require('node:fs');
      process.on('SIGTERM', () => { writeFileSync(process.argv[3], ''); process.exit(); });
      setInterval(() => undefined, 1_000);
      writeFileSync(process.argv[2], '');
    `);
    const clock = createFakeClock();
    const result = run({ arguments: [script, ready, asked], clock });
    await vi.waitFor(() => expect(existsSync(ready)).toBe(true), patience);
    await clock.advance(COMMAND_TIMEOUT);
    expect(await result).toBe(words.command.timeout(30, ''));
    expect(existsSync(asked)).toBe(true);
  });

  it('leaves alone what one that ended by itself has left running', async () => {
    const watch = await startWatch();
    const child = scriptOf(stays);
    const parent = scriptOf(`
      const child = [${JSON.stringify(child)}, process.argv[2]];
      require('node:child_process').spawn(process.execPath, child, { stdio: 'inherit' }).unref();
    `);
    const clock = createFakeClock();
    let result: string | null = 'not yet';
    void run({ arguments: [parent, watch.port], clock }).then((error) => (result = error));
    await vi.waitFor(async () => {
      await clock.advance(25);
      expect(result).toBeNull();
    }, patience);
    await vi.waitFor(() => expect(watch.running()).toBe(1), patience);
    await clock.advance(COMMAND_TIMEOUT + GRACE);
    expect(clock.timers).toBe(0);
    expect(watch.running()).toBe(1);
  });
});
