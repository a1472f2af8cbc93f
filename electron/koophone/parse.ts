import type { StatusAnswer } from '../core/answer.ts';
import type { FailureKind } from '../core/failure.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { isRecord, parseJson } from './json.ts';
import { kindOfCode, kindOfHttpStatus } from './refusals.ts';
import { matchResults } from './status-results.ts';

/** An answer without statuses, with the service's words as they came: not cleaned, and perhaps with a secret in them. */
export interface Refusal {
  readonly kind: FailureKind;
  readonly code: string | null;
  readonly message: string | null;
}

/** What was asked, for the answer to be read by. */
export interface Question {
  readonly ids: readonly string[];
  readonly requestId: string;
}

/**
 * Reads an answer to Batch Status Query. Both shapes of the reference are taken: `{data: {status_results}}` and
 * `{status_results}`. `error_code` decides before the HTTP status, as a 200 can be a failure and a 401 can be about an
 * instance.
 */
export function parseAnswer(
  question: Question,
  httpStatus: number,
  body: string,
): Result<StatusAnswer, Refusal> {
  const json = parseJson(body);
  if (!isRecord(json)) return failed({ kind: kindOfHttpStatus(httpStatus), code: null, message: null });

  const message = typeof json.error_msg === 'string' ? json.error_msg : null;
  const code = codeOf(json.error_code);
  if (code !== null && code !== '0') {
    return failed({ kind: kindOfCode(code) ?? kindOfUnknownCode(httpStatus), code, message });
  }
  const rows = rowsOf(json);
  // Without a code the HTTP status is all there is; with "0" the service itself says that all is well.
  if (rows === null || (code === null && !isSuccess(httpStatus))) {
    return failed({ kind: kindOfHttpStatus(httpStatus), code: null, message });
  }
  return ok(matchResults(rows, question.ids, question.requestId));
}

/** The code as it was spelt; null where there is none. */
function codeOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  // A code of a wrong type still says that something is wrong.
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The service says that it failed, and a 200 does not say how: like a fault of its own, it may pass. */
function kindOfUnknownCode(httpStatus: number): FailureKind {
  return isSuccess(httpStatus) ? 'server' : kindOfHttpStatus(httpStatus);
}

function rowsOf(json: Readonly<Record<string, unknown>>): readonly unknown[] | null {
  const inData: unknown = isRecord(json.data) ? json.data.status_results : null;
  if (isArray(inData)) return inData;
  return isArray(json.status_results) ? json.status_results : null;
}

/** Array.isArray makes `any[]` of an unknown value. */
function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isSuccess(httpStatus: number): boolean {
  return httpStatus >= 200 && httpStatus < 300;
}
