/** Why a request is refused, by whom, and with which documented HTTP status and code. */
export interface Refusal {
  readonly by: 'gateway' | 'service';
  readonly httpStatus: number;
  readonly code: string;
  readonly message: string;
}

function gateway(httpStatus: number, code: string, message: string): Refusal {
  return { by: 'gateway', httpStatus, code, message };
}

function service(httpStatus: number, number: string, message: string): Refusal {
  return { by: 'service', httpStatus, code: `KOOPHONE.API.${number}`, message };
}

const badSignIn = (detail: string) =>
  gateway(401, 'APIGW.0301', `Incorrect IAM authentication information: ${detail}`);

/**
 * Everything that the real service and the gateway before it refuse, as far as it is documented.
 * Sources: KooPhone API reference, "Error Codes" (2025); API Gateway, "Error Codes".
 */
export const refusals = {
  noSuchApi: () =>
    gateway(404, 'APIG.0101', 'The API does not exist or has not been published in the environment'),
  bodyTooLarge: () => gateway(413, 'APIGW.0201', 'Request entity too large'),
  noToken: () => badSignIn('x-auth-token not found'),
  wrongToken: () => badSignIn('decrypt token fail'),
  expiredToken: (at: number) => badSignIn(`token expires, expires_at:${new Date(at).toISOString()}`),
  throttled: (message?: string) =>
    gateway(
      429,
      'APIGW.0308',
      message ??
        'The throttling threshold has been reached: policy user over ratelimit,limit:60,time:1 minute',
    ),
  backendDown: (httpStatus: 502 | 503 | 504) =>
    httpStatus === 503
      ? gateway(503, 'APIGW.0605', 'Backend domain name resolution failed')
      : gateway(httpStatus, 'APIGW.0201', httpStatus === 502 ? 'Backend unavailable' : 'Backend timeout'),
  noRequestId: () => service(200, '0002', 'The request header x-request-id is missing.'),
  badParameter: (detail: string) => service(400, '1000', `Parameter error: ${detail}`),
  noSuchInstance: (id: string) => service(400, '4001', `The instance ${id} does not exist.`),
  internal: () => service(500, '9999', 'Internal error.'),
} as const;
