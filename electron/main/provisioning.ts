import { readFileSync } from 'node:fs';
import { failed, ok, type Result } from '../core/result.ts';
import type { Messages } from '../messages/index.ts';
import { readConfig, type Provision } from './config-file.ts';

/** Reads the config file at `path`; a failure is in words, for people, and holds no secret. */
export function readConfigFile(path: string, { fields }: Messages): Result<Provision, string> {
  const say = (lines: readonly string[]) =>
    failed(
      [fields.unusableFile(path), ...lines.map((line) => `  ${line}`), fields.nothingChanged].join('\n'),
    );
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return say([error instanceof Error ? error.message : String(error)]);
  }
  const config = readConfig(text, process.env);
  if (config.ok) return ok(config.value);
  return say(
    config.error.map(({ path: place, problem }) =>
      place === '' ? fields.problem(problem) : `${place}: ${fields.problem(problem)}`,
    ),
  );
}
