import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The forms in which a secret could lie in a file without being encrypted. */
function formsOf(secret: string): readonly Buffer[] {
  const plain = Buffer.from(secret);
  return [plain, Buffer.from(secret, 'utf16le'), Buffer.from(plain.toString('base64').replace(/=+$/, ''))];
}

/** The files under a directory that hold the secret in the clear. Throws when there is no file at all. */
export function filesWith(secret: string, directory: string): readonly string[] {
  const forms = formsOf(secret);
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  if (files.length === 0) throw new Error(`there are no files under ${directory}`);
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return forms.some((form) => content.includes(form));
    });
}

/** The command lines, of all processes of this machine, that hold the secret. */
export function commandLinesWith(secret: string): readonly string[] {
  return processes()
    .map(commandLine)
    .filter((line) => line.includes(secret));
}

/** How strictly the kernel filters the calls of the processes that were started with all these arguments: 2 is Chromium's sandbox. */
export function seccompOf(programArguments: readonly string[]): readonly number[] {
  return processes()
    .filter((id) => programArguments.every((argument) => commandLine(id).includes(argument)))
    .map((id) => Number(/^Seccomp:\s*(\d)/m.exec(readFileSync(join('/proc', id, 'status'), 'utf8'))?.[1]));
}

function processes(): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

function commandLine(process: string): string {
  try {
    return readFileSync(join('/proc', process, 'cmdline'), 'utf8').replaceAll('\0', ' ');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
