/** A true change of a phone's status: ms since the trace began, the phone's place in the fleet, and the raw status. */
export type TrueChange = readonly [at: number, phone: number, status: number];

/** What truly happened to a fleet, whoever looked. */
export interface Trace {
  /** How it was made, for whoever opens the file. */
  readonly how: string;
  /** In ms. */
  readonly lasts: number;
  /** The raw status of each phone as the trace begins. */
  readonly first: readonly number[];
  /** By time, the oldest first. */
  readonly changes: readonly TrueChange[];
}

/** A trace as it is kept: one text for each phone. */
interface KeptTrace {
  readonly how: string;
  readonly format: string;
  readonly lasts: number;
  /** One digit for each phone. */
  readonly first: string;
  readonly changes: readonly string[];
}

const SECOND = 1_000;
const RADIX = 36;
/** More than any raw status of the reference. */
const STATUSES = 10;

const format =
  'first: the status of each phone at 0, a digit each. changes: a line for each phone, a number in base 36 for each change: 10 times the whole seconds since its change before (or 0), plus the new status. lasts: ms.';

/** The file's text, laid out as the formatter would. Changes are at whole seconds, and statuses have one digit. */
export function packTrace({ how, lasts, first, changes }: Trace): string {
  const lines = first.map((): string[] => []);
  const before = first.map(() => 0);
  for (const [at, phone, status] of changes) {
    const seconds = (at - (before[phone] ?? 0)) / SECOND;
    if (!Number.isInteger(seconds) || !Number.isInteger(status) || status < 0 || status >= STATUSES)
      throw new RangeError(`A change at ${at} ms to ${status} cannot be kept.`);
    lines[phone]?.push((seconds * STATUSES + status).toString(RADIX));
    before[phone] = at;
  }
  const kept: KeptTrace = {
    how,
    format,
    lasts,
    first: first.join(''),
    changes: lines.map((line) => line.join(' ')),
  };
  return `${JSON.stringify(kept, null, 2)}\n`;
}

export function unpackTrace(text: string): Trace {
  const kept = JSON.parse(text) as KeptTrace;
  const changes = kept.changes.flatMap((line, phone) => {
    let at = 0;
    return line
      .split(' ')
      .filter((packed) => packed !== '')
      .map((packed): TrueChange => {
        const number = parseInt(packed, RADIX);
        at += Math.floor(number / STATUSES) * SECOND;
        return [at, phone, number % STATUSES];
      });
  });
  return {
    how: kept.how,
    lasts: kept.lasts,
    first: Array.from(kept.first, Number),
    changes: changes.sort(([one, onePhone], [other, otherPhone]) => one - other || onePhone - otherPhone),
  };
}
