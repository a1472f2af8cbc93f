import type { FailureKind } from '../core/failure.ts';
import { isRecord } from './json.ts';
import type { Refusal } from './refusal.ts';
import { kindOfCode, kindOfHttpStatus } from './refusals.ts';

/**
 * What a refusal of `POST /v3/auth/tokens` means (IAM API reference, iam_30_0001). Both shapes are taken:
 * `{error: {code, message, title}}` and `{error_code, error_msg}`.
 *
 * @param json undefined where the answer was none
 * @param hasReceipt whether it came with a receipt for the password, to be shown with a second factor
 */
export function readIamRefusal(httpStatus: number, json: unknown, hasReceipt: boolean): Refusal {
  const body = isRecord(json) ? json : {};
  const error = isRecord(body.error) ? body.error : {};
  const code = textOf(error.code) ?? textOf(body.error_code) ?? textOf(body.code);
  const message =
    textOf(error.message) ?? textOf(body.error_msg) ?? textOf(error.title) ?? textOf(body.message);
  const wantsMore = hasReceipt || 'receipt' in body || [body, error].some(namesMethods);
  return { kind: kindOf(httpStatus, code ?? '', message ?? '', wantsMore), code, message };
}

function kindOf(httpStatus: number, code: string, message: string, wantsMore: boolean): FailureKind {
  const says = (words: RegExp) => words.test(message);
  const aboutScope = says(/\b(project|scope)/i);
  // A gateway may stand before IAM; what it says of who may sign in is about the password here.
  const ofGateway = kindOfCode(code);
  if (ofGateway !== null && ofGateway !== 'signIn') return ofGateway;
  switch (httpStatus) {
    case 400:
      return aboutScope ? 'noProject' : 'defect';
    case 401:
      if (wantsMore || says(/\b(v?mfa|totp|receipt)\b|multi-?factor|second factor|two-factor/i))
        return 'secondFactor';
      return 'password';
    case 403:
      // Such as a user that is locked, or a password that has to be changed: sending it again makes it worse.
      return says(/\b(password|locked)\b/i) ? 'password' : 'forbidden';
    case 404:
      return aboutScope ? 'noProject' : 'notFound';
    default:
      return kindOfHttpStatus(httpStatus);
  }
}

/** Names the methods of which the password is but one. */
function namesMethods(record: Readonly<Record<string, unknown>>): boolean {
  return 'required_auth_methods' in record || (isRecord(record.identity) && 'methods' in record.identity);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
