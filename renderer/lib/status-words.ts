import { statusKind, type StatusKind } from '../../electron/core/status.ts';
import { statusWord } from '../../electron/core/words.ts';
import type { Messages } from '../../electron/messages/index.ts';

/** The kind whose mark stands for a raw code; null is a phone without an answer yet. */
export function markOf(code: number | null): StatusKind | 'none' {
  return code === null ? 'none' : statusKind(code);
}

/** The word for a raw code, or for a phone without an answer yet. */
export function wordOf(code: number | null, messages: Messages): string {
  return code === null ? messages.status.none : statusWord(messages, code);
}
