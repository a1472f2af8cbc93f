import { runCommand } from './command.ts';

const ending = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    ending.abort();
  });
}

// The service keeps the process alive; without one, it ends here with this code.
process.exitCode = await runCommand(
  process.argv.slice(2),
  {
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  },
  ending.signal,
);
