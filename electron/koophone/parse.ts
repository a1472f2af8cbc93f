import type { StatusAnswer } from '../core/answer.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { isArray, isRecord, parseJson } from './json.ts';
import { isSuccess, refusalOf, unexplained, verdictIn, type Refusal } from './refusal.ts';
import { matchResults } from './status-results.ts';

/** What was asked, for the answer to be read by. */
export interface Question {
  readonly ids: readonly string[];
  readonly requestId: string;
}

/**
 * Reads an answer to Batch Status Query. Both shapes of the reference are taken: `{data: {status_results}}` and
 * `{status_results}`.
 */
export function parseAnswer(
  question: Question,
  httpStatus: number,
  body: string,
): Result<StatusAnswer, Refusal> {
  const json = parseJson(body);
  if (!isRecord(json)) return failed(unexplained(httpStatus, null));

  const verdict = verdictIn(json);
  const refusal = refusalOf(verdict, httpStatus);
  if (refusal !== null) return failed(refusal);
  const rows = rowsOf(json);
  // Without a code the HTTP status is all there is; with "0" the service itself says that all is well.
  if (rows === null || (verdict.code === null && !isSuccess(httpStatus)))
    return failed(unexplained(httpStatus, verdict.message));
  return ok(matchResults(rows, question.ids, question.requestId));
}

function rowsOf(json: Readonly<Record<string, unknown>>): readonly unknown[] | null {
  const inData: unknown = isRecord(json.data) ? json.data.status_results : null;
  if (isArray(inData)) return inData;
  return isArray(json.status_results) ? json.status_results : null;
}
