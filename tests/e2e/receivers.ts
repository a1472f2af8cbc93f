import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PrivateDesktop } from './private-desktop.ts';

/** What is passed on, as far as the tests look at it. */
export interface Payload {
  readonly kinds: readonly string[];
  readonly title: string;
  readonly phones: readonly { readonly name: string; readonly group: string }[];
}

/** A web server of a team that takes what is passed on to it. */
export async function startWebhook(): Promise<{
  readonly url: string;
  readonly received: readonly Payload[];
  /** What it answers from now on. */
  answer(status: number): void;
  close(): void;
}> {
  const received: Payload[] = [];
  let status = 204;
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (text += part));
    request.on('end', () => {
      if (status < 300) received.push(JSON.parse(text) as Payload);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook/secret-part`,
    received,
    answer(next) {
      status = next;
    },
    close: () => server.close(),
  };
}

/** A program that writes down what it was called with, its environment and its input: one line of JSON each. */
export function makeCommand(desktop: PrivateDesktop): {
  readonly program: string;
  readonly calls: () => readonly {
    readonly title: string;
    readonly argument: string;
    readonly payload: Payload;
  }[];
} {
  const log = desktop.writeFile('command-log.txt', '');
  // The title goes through the environment, what a shell would make something of through the arguments.
  const program = desktop.writeFile(
    'command.sh',
    `#!/bin/bash\nprintf '%s\\t%s\\t%s\\n' "$KOOGLANCE_TITLE" "$1" "$(cat | tr -d '\\n')" >> '${log}'\n`,
    0o700,
  );
  return {
    program,
    calls: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [title = '', argument = '', payload = ''] = line.split('\t');
          return { title, argument, payload: JSON.parse(payload) as Payload };
        }),
  };
}
