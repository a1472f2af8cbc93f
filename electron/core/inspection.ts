import type { FieldError, FieldProblem } from './field-error.ts';
import type { Result } from './result.ts';

/** Longer names are slips of the pen. */
const MAX_TEXT = 64;

/** Gathers what is wrong; a value that is not there has said why. */
export function createInspection() {
  const errors: FieldError[] = [];
  return {
    errors,
    reject(path: string, problem: FieldProblem | null): void {
      if (problem !== null) errors.push({ path, problem });
    },
    take<Value>(path: string, result: Result<Value, FieldProblem>): Value | null {
      if (result.ok) return result.value;
      errors.push({ path, problem: result.error });
      return null;
    },
  };
}

export type Inspection = ReturnType<typeof createInspection>;

/** What is wrong with a text that must be there, or null. */
export function textProblem(text: string): FieldProblem | null {
  if (text === '') return { kind: 'empty' };
  return text.length > MAX_TEXT ? { kind: 'tooLong', limit: MAX_TEXT, length: text.length } : null;
}
