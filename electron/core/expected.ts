import type { FieldError } from './field-error.ts';

/** In which status the owner of a phone wants it. What deviates is a problem; what does not is none. */
export const expectations = ['anything', 'running', 'off'] as const;

export type Expected = (typeof expectations)[number];

/** What is asked of the phones of a group, whatever account they belong to. */
export interface GroupRule {
  readonly group: string;
  /** For phones that have no expectation of their own. */
  readonly expected: Expected;
  /** From how many phones with problems on the group is told of, as one; null tells of each phone. */
  readonly threshold: Threshold | null;
}

const MOST_PHONES = 100_000;

export interface Threshold {
  readonly atLeast: number;
  readonly of: 'phones' | 'percent';
}

/** Everything that is wrong with the rules, by paths such as `[0].threshold.atLeast`. */
export function checkGroups(rules: readonly GroupRule[]): readonly FieldError[] {
  return rules.flatMap(({ group, threshold }, index) => {
    const errors: FieldError[] = [];
    if (group === '') errors.push({ path: `[${index}].group`, problem: { kind: 'empty' } });
    if (rules.findIndex((other) => other.group === group) < index)
      errors.push({ path: `[${index}].group`, problem: { kind: 'taken' } });
    if (threshold !== null) {
      const path = `[${index}].threshold.atLeast`;
      const { atLeast: found, of } = threshold;
      const max = of === 'percent' ? 100 : MOST_PHONES;
      if (!Number.isInteger(found)) errors.push({ path, problem: { kind: 'notANumber' } });
      else if (found < 1 || found > max)
        errors.push({ path, problem: { kind: 'outOfRange', min: 1, max, found } });
    }
    return errors;
  });
}

/** Whether so many of a group's phones are enough to be told of. */
export function reaches({ atLeast, of }: Threshold, problems: number, total: number): boolean {
  return of === 'phones' ? problems >= atLeast : total > 0 && (100 * problems) / total >= atLeast;
}

/** The expectations of phones by their keys, with another one for some; null takes theirs away. */
export function withExpectation(
  before: Readonly<Record<string, Expected>>,
  keys: readonly string[],
  expected: Expected | null,
): Record<string, Expected> {
  const after = new Map(Object.entries(before));
  for (const key of keys) {
    if (expected === null) after.delete(key);
    else after.set(key, expected);
  }
  return Object.fromEntries(after);
}
