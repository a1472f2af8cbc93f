import type { Silence } from '../../electron/core/silence.ts';
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

/** Why the last try had no answer about a phone. */
export function silenceWords(silence: Silence, messages: Messages): string {
  if (silence.kind === 'unanswered') return messages.status.unanswered[silence.why];
  const { what, quoted } = messages.failures;
  return [what(silence.failure), quoted(silence.failure)].filter((part) => part !== '').join(' ');
}
