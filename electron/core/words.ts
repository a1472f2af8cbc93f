import type { Messages } from '../messages/index.ts';
import { statusKind } from './status.ts';

/** The word for a raw status code; a code that the reference does not know is shown with its number. */
export function statusWord({ status }: Messages, code: number): string {
  const kind = statusKind(code);
  return kind === 'unrecognised' ? status.unrecognised(code) : status.names[kind];
}
