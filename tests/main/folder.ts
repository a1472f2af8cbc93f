import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder of its own for the test that runs, gone when it ends. */
export function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kooglance-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
