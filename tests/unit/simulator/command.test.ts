import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../electron/simulator/command.ts';
import { PATH, simulator } from './asking.ts';

interface Run {
  readonly code: number;
  readonly printed: string;
  readonly complained: string;
}

async function run(...argv: readonly string[]): Promise<Run> {
  const ending = new AbortController();
  onTestFinished(() => {
    ending.abort();
  });
  let printed = '';
  let complained = '';
  const terminal = {
    print: (text: string) => {
      printed += text;
    },
    complain: (text: string) => {
      complained += text;
    },
  };
  const code = await runCommand(argv, terminal, ending.signal);
  return { code, printed, complained };
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'kooglance-simulator-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

describe('the command', () => {
  it('serves a fleet, says where, and writes the file to watch it with', async () => {
    const config = join(await folder(), 'config.json');
    const { code, printed, complained } = await run(
      '--port',
      '0',
      '--phones',
      '50',
      '--write-config',
      config,
    );
    expect({ code, complained }).toEqual({ code: 0, complained: '' });

    const { accounts } = JSON.parse(await readFile(config, 'utf8')) as {
      accounts: [
        {
          name: string;
          baseUrl: string;
          credentials: { kind: string; token: string };
          phones: { id: string; name: string; group: string }[];
        },
      ];
    };
    const [{ name, baseUrl, credentials, phones }] = accounts;
    expect(name).toBe('Simulator');
    expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(credentials.kind).toBe('token');
    expect(phones).toHaveLength(50);
    expect(phones[6]).toMatchObject({ name: 'Pixel QA 7', group: 'qa' });
    for (const words of [baseUrl, credentials.token, phones[0]?.id, '46 more', `--config=${config}`]) {
      expect(printed).toContain(words);
    }

    const response = await fetch(`${baseUrl}${PATH}`, {
      method: 'POST',
      headers: { 'X-Auth-Token': credentials.token, 'x-request-id': 'r' },
      body: JSON.stringify({ instance_ids: phones.slice(0, 2).map(({ id }) => id) }),
    });
    expect(await response.json()).toMatchObject({ error_code: '0' });
  });

  it('takes a token, a shape and faults', async () => {
    const faults = join(await folder(), 'faults.json');
    await writeFile(faults, '[{"kind":"server","count":1}]');
    const { printed } = await run(
      '--port=0',
      '--token=secret',
      '--shape=bare',
      '--still',
      '--faults',
      faults,
    );
    const url = /http:\S+/.exec(printed)?.[0] ?? '';
    const id = /Phones {4}(\w+)/.exec(printed)?.[1] ?? '';
    const ask = () =>
      fetch(`${url}${PATH}`, {
        method: 'POST',
        headers: { 'X-Auth-Token': 'secret', 'x-request-id': 'r' },
        body: JSON.stringify({ instance_ids: [id] }),
      });
    expect((await ask()).status).toBe(500);
    expect(Object.keys((await (await ask()).json()) as object)).toEqual(['status_results']);
  });

  it.each([
    ['password', ['kind', 'iamUrl', 'domain', 'user', 'project', 'password']],
    ['accessKey', ['kind', 'accessKey', 'secretKey']],
  ] as const)('writes the file with %s, and prints the same', async (kind, fields) => {
    const config = join(await folder(), 'config.json');
    const { printed } = await run('--port=0', '--sign-in', kind, '--write-config', config);
    const { accounts } = JSON.parse(await readFile(config, 'utf8')) as {
      accounts: [{ credentials: Readonly<Record<string, string>> }];
    };
    const { credentials } = accounts[0];
    expect(Object.keys(credentials)).toEqual(fields);
    expect(credentials['kind']).toBe(kind);
    for (const field of fields.slice(1)) expect(printed).toContain(credentials[field]);
  });

  it('takes a limit and another clock', async () => {
    const { printed } = await run('--port=0', '--limit=1/3600', '--clock=-7200');
    const url = /http:\S+/.exec(printed)?.[0] ?? '';
    const token = /Token {7}(\S+)/.exec(printed)?.[1] ?? '';
    const ask = () =>
      fetch(`${url}/v1/instances/batch-query?page_no=1&page_size=1&x-request-id=r`, {
        headers: { 'X-Auth-Token': token },
      });
    const first = await ask();
    expect(first.status).toBe(200);
    expect(Date.now() - Date.parse(first.headers.get('date') ?? '')).toBeGreaterThan(7_100_000);
    const second = await ask();
    expect(second.status).toBe(429);
    expect(await second.text()).toContain('limit:1,time:1 hour');
  });

  it('shows every option', async () => {
    const { code, printed } = await run('--help');
    expect(code).toBe(0);
    for (const option of [
      'port',
      'phones',
      'seed',
      'token',
      'shape',
      'pace',
      'still',
      'limit',
      'clock',
      'faults',
      'write-config',
      'sign-in',
    ]) {
      expect(printed).toContain(`--${option} `);
    }
  });

  it.each([
    [['--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536".'],
    [['--port', 'http'], '--port must be a whole number from 0 to 65535, not "http".'],
    [['--phones=-1'], '--phones must be a whole number from 0 to 1000000, not "-1".'],
    [['--seed', '1.5'], '--seed must be a whole number from 0 to 4294967295, not "1.5".'],
    [['--seed', ''], '--seed must be a whole number from 0 to 4294967295, not "".'],
    [['--pace', '0'], '--pace must be a number above 0 and at most 1000, not "0".'],
    [['--pace', 'fast'], '--pace must be a number above 0 and at most 1000, not "fast".'],
    [['--shape', 'round'], '--shape must be wrapped or bare, not "round".'],
    [['--token', 'two\nlines'], '--token must be one line of plain characters without spaces.'],
    [['--limit', '60'], '--limit must be requests/seconds, such as 60/60, not "60".'],
    [['--limit', '0/60'], '--limit must be requests/seconds, such as 60/60, not "0/60".'],
    [['--clock', 'slow'], '--clock must be a whole number of seconds, not "slow".'],
    [['--sign-in', 'secret'], '--sign-in must be token, password, accessKey, not "secret".'],
    [['--fones', '3'], "Unknown option '--fones'."],
    [['240'], "Unexpected argument '240'."],
    [['--faults', '/no/such/file'], 'The faults file /no/such/file cannot be read (ENOENT).'],
    [['--port=0', '--write-config', '/no/such/file'], 'The file /no/such/file cannot be written (ENOENT).'],
  ])('ends with 2 and words for %j', async (argv, words) => {
    const { code, printed, complained } = await run(...argv);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(complained.split('\n')[0]).toBe(words);
  });

  it('names the fault that it cannot use', async () => {
    const file = join(await folder(), 'faults.json');
    await writeFile(file, '[{"kind":"delay"}]');
    const { code, complained } = await run('--faults', file);
    expect(code).toBe(2);
    expect(complained).toContain('Fault 1: a fault of kind delay needs ms.');
  });

  it('says what to do about a port that is taken', async () => {
    const { port } = await simulator();
    const { code, complained } = await run('--port', String(port));
    expect(code).toBe(2);
    expect(complained).toContain(`Port ${String(port)} is taken. Choose another with --port`);
  });
});
