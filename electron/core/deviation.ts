import type { Expected } from './expected.ts';
import type { ProblemKind } from './problem.ts';
import { statusKind } from './status.ts';

/** The problems that a status is by itself, without lasting for long. */
export type Deviation = Extract<ProblemKind, 'offline' | 'unknown' | 'stopped' | 'unexpected'>;

/** The problem that a raw status is by itself, by what is asked of the phone; null when it is none. */
export function deviation(code: number, expected: Expected): Deviation | null {
  switch (statusKind(code)) {
    case 'unknown':
      return 'unknown';
    case 'offline':
      // The service calls a phone so while it is being shut down.
      return expected === 'off' ? null : 'offline';
    case 'stopped':
    case 'shutDown':
      return expected === 'running' ? 'stopped' : null;
    case 'running':
    case 'starting':
      return expected === 'off' ? 'unexpected' : null;
    case 'unrecognised':
      return expected === 'anything' ? null : 'unexpected';
  }
}
