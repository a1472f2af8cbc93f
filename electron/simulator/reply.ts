import type { FinalFault } from './faults.ts';
import { iamRefusals } from './iam-refusals.ts';
import { refusals, type Refusal } from './refusals.ts';
import type { RequestKind } from './routes.ts';

const HUGE = 10 * 1024 * 1024;

/** What goes back, as long as the network lets it. */
export interface Reply {
  readonly httpStatus: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function jsonReply(httpStatus: number, body: string): Reply {
  return { httpStatus, headers: { 'Content-Type': 'application/json' }, body };
}

function refusalBody({ by, httpStatus, code, message }: Refusal, gatewayId: string): object {
  switch (by) {
    case 'gateway':
      return { error_msg: message, error_code: code, request_id: gatewayId };
    case 'service':
      return { error_code: code, error_msg: message };
    case 'iam':
      return { error: { code: httpStatus, message, title: code } };
  }
}

/** @param gatewayId the gateway's own ID of the request, which only its own refusals carry */
export function refuse(refusal: Refusal, gatewayId = ''): Reply {
  const reply = jsonReply(refusal.httpStatus, JSON.stringify(refusalBody(refusal, gatewayId)));
  if (refusal.retryAfter === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'Retry-After': String(refusal.retryAfter) } };
}

const captivePortal = `<!DOCTYPE html>
<html><head><title>Welcome</title></head>
<body><h1>Welcome to our guest network</h1><p>Please accept the terms to go on.</p></body></html>
`;

/** What a fault puts in the place of the service's own reply; null when the service is asked all the same. */
export function replyInstead(fault: FinalFault, kind: RequestKind, gatewayId: string): Reply | null {
  const { throttled, internal } = kind === 'iam' ? iamRefusals : refusals;
  switch (fault.kind) {
    case 'throttle': {
      const refusal = throttled(fault.message);
      const retryAfter = fault.retryAfterSeconds;
      return refuse(retryAfter === undefined ? refusal : { ...refusal, retryAfter }, gatewayId);
    }
    case 'server':
      return refuse(internal(), gatewayId);
    case 'gateway':
      return refuse(refusals.backendDown(fault.httpStatus ?? 502), gatewayId);
    case 'html':
      return {
        httpStatus: fault.httpStatus ?? 200,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        body: captivePortal,
      };
    case 'code': {
      const { by = 'service', httpStatus, code, message } = fault;
      return refuse({ by, httpStatus, code, message }, gatewayId);
    }
    default:
      return null;
  }
}

/** The service's own reply, spoilt where the fault is one that spoils it. */
export function spoilReply(reply: Reply, fault: FinalFault): Reply {
  if (fault.kind === 'badJson') return { ...reply, body: `${reply.body.slice(0, -2)},}` };
  // White space is JSON: only its size is wrong with this answer.
  if (fault.kind === 'huge') return { ...reply, body: reply.body.padEnd(fault.bytes ?? HUGE) };
  return reply;
}
