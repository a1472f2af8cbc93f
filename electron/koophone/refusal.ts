import type { FailureKind } from '../core/failure.ts';
import { kindOfCode, kindOfHttpStatus } from './refusals.ts';

/** Why an answer is none, with the words as they came: not cleaned, and perhaps with a secret in them. */
export interface Refusal {
  readonly kind: FailureKind;
  readonly code: string | null;
  readonly message: string | null;
}

/** A part of an answer that may say how it went: `error_code` and `error_msg`. */
export interface Verdict {
  /** The code as it was spelt; null where there is none; "0" means success. */
  readonly code: string | null;
  readonly message: string | null;
}

export function verdictIn(json: Readonly<Record<string, unknown>>): Verdict {
  return {
    code: codeOf(json.error_code),
    message: typeof json.error_msg === 'string' ? json.error_msg : null,
  };
}

function codeOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  // A code of a wrong type still says that something is wrong.
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * What a verdict refuses; null where it does not. The code decides before the HTTP status, as a 200 can be a failure and
 * a 401 can be about an instance. The service may say that it failed and a 200 not how: like a fault of its own, that may pass.
 */
export function refusalOf({ code, message }: Verdict, httpStatus: number): Refusal | null {
  if (code === null || code === '0') return null;
  const unknown = isSuccess(httpStatus) ? 'server' : kindOfHttpStatus(httpStatus);
  return { kind: kindOfCode(code) ?? unknown, code, message };
}

/** What an answer is that has not what was asked for, and no code that says why. */
export function unexplained(httpStatus: number, message: string | null): Refusal {
  return { kind: kindOfHttpStatus(httpStatus), code: null, message };
}

export function isSuccess(httpStatus: number): boolean {
  return httpStatus >= 200 && httpStatus < 300;
}
