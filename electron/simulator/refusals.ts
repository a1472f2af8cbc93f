/** Why a request is refused, by whom, and with which documented HTTP status and code. */
export interface Refusal {
  readonly by: 'gateway' | 'service' | 'iam';
  readonly httpStatus: number;
  /** IAM has no codes of its own: there it is what the HTTP status is called. */
  readonly code: string;
  readonly message: string;
  /** Seconds, for the header Retry-After. */
  readonly retryAfter?: number;
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
 * What the real service and the gateway before it refuse by themselves. Each code that is documented is in `everyRefusal`.
 * Sources: KooPhone API reference, "Error Codes" (2025); API Gateway, "Error Codes" and "Common Errors Related to IAM
 * Authentication Information".
 */
export const refusals = {
  noSuchApi: () =>
    gateway(404, 'APIG.0101', 'The API does not exist or has not been published in the environment'),
  bodyTooLarge: () => gateway(413, 'APIGW.0201', 'Request entity too large'),
  noToken: () => badSignIn('x-auth-token not found'),
  wrongToken: () => badSignIn('decrypt token fail'),
  expiredToken: (at: number) => badSignIn(`token expires, expires_at:${new Date(at).toISOString()}`),
  revokedToken: () => gateway(401, 'APIGW.0307', 'The token must be updated.'),
  badSignature: (detail: string) => badSignIn(`verify aksk signature fail, ${detail}`),
  unknownAccessKey: (accessKey: string) => badSignIn(`ak ${accessKey} not exist`),
  lockedAccessKey: () => badSignIn('AK access failed to reach the limit,forbidden.'),
  throttled: (
    message = 'The throttling threshold has been reached: policy user over ratelimit,limit:60,time:1 minute',
  ) => gateway(429, 'APIGW.0308', message),
  backendDown: (httpStatus: 502 | 503 | 504) =>
    httpStatus === 503
      ? gateway(503, 'APIGW.0605', 'Backend domain name resolution failed')
      : gateway(httpStatus, 'APIGW.0201', httpStatus === 502 ? 'Backend unavailable' : 'Backend timeout'),

  noTenant: () => service(200, '0000', 'The tenant does not exist.'),
  noRequestId: () => service(200, '0002', 'The request header x-request-id is missing.'),
  noProject: () => service(200, '0004', 'The project does not exist.'),
  badParameter: (detail: string) => service(400, '1000', `Parameter error: ${detail}`),
  noPermission: () => service(401, '1001', 'No permission for the instance.'),
  severalRegions: () => service(400, '1002', 'The instances are in different regions.'),
  notSubscribed: () => service(200, '1004', 'The service is not subscribed.'),
  otherTenant: () => service(200, '1012', 'The instance does not belong to the tenant.'),
  frozen: () => service(200, '2004', 'The instance is frozen.'),
  restoring: () => service(200, '2005', 'The instance is being restored.'),
  backingUp: () => service(200, '2006', 'The instance is being backed up.'),
  noSuchInstance: (id: string) => service(400, '4001', `The instance ${id} does not exist.`),
  internal: () => service(500, '9999', 'Internal error.'),
} as const;
