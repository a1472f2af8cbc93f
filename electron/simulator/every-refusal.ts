import type { Refusal } from './refusals.ts';

/** `KOOPHONE.API.` + number: KooPhone API reference, "Error Codes" (2025). */
const serviceTable: readonly (readonly [number: string, httpStatus: number, message: string])[] = [
  ['0000', 200, 'The tenant does not exist.'],
  ['0001', 200, 'The request header x-tenant-id is missing.'],
  ['0002', 200, 'The request header x-request-id is missing.'],
  ['0004', 200, 'The project does not exist.'],
  ['0005', 200, 'A request header is missing.'],
  ['1000', 400, 'Parameter error.'],
  ['1001', 401, 'No permission for the instance.'],
  ['1002', 400, 'The instances are in different regions.'],
  ['1004', 200, 'The service is not subscribed.'],
  ['1012', 200, 'The instance does not belong to the tenant.'],
  ['2004', 200, 'The instance is frozen.'],
  ['2005', 200, 'The instance is being restored.'],
  ['2006', 200, 'The instance is being backed up.'],
  ['4001', 400, 'The instance does not exist.'],
  ['9999', 500, 'Internal error.'],
];

const badSignIn = 'Incorrect IAM authentication information: ';
const insideGateway = [500, 502, 503];

/** `APIG.` or `APIGW.` + number: API Gateway, "Error Codes". A number can come with several statuses and texts. */
const gatewayTable: readonly (readonly [
  number: string,
  httpStatuses: readonly number[],
  messages: readonly string[],
])[] = [
  ['0101', [404], ['The API does not exist or has not been published in the environment']],
  ['0201', [400, 413, 414, 494, 502, 504], ['Bad request, request entity too large, or backend unavailable']],
  [
    '0301',
    [401],
    [
      `${badSignIn}decrypt token fail`,
      `${badSignIn}token expires, expires_at:2026-01-02T03:04:05.678Z`,
      `${badSignIn}verify aksk signature fail`,
      `${badSignIn}AK access failed to reach the limit,forbidden.`,
      `${badSignIn}the account is in arrears`,
    ],
  ],
  ['0302', [403], ['The IAM user is not authorized to access the API']],
  ['0306', [403], ['API access denied']],
  ['0307', [401], ['The token must be updated']],
  [
    '0308',
    [429],
    [
      'The throttling threshold has been reached: policy user over ratelimit,limit:60,time:1 minute',
      'The throttling threshold has been reached',
    ],
  ],
  ['0310', [403], ['The project is unavailable']],
  ['0401', [403], ['The IP address is not authorized']],
  ['0402', [403], ['The IAM user is not authorized from this address']],
  ['0601', insideGateway, ['Internal server error']],
  ['0605', insideGateway, ['Backend domain name resolution failed']],
  ['0606', insideGateway, ['Failed to load the API configurations']],
  ['0608', insideGateway, ['Failed to connect to the backend']],
  ['0610', insideGateway, ['The backend is unreachable']],
  ['0613', insideGateway, ['Backend connection limit reached']],
  ['0801', [403], ['The region is unavailable']],
  ['0802', [403], ['The IAM user is forbidden in the currently selected region']],
];

/**
 * Every code of the two tables of the reference, in both spellings that occur. Which of its HTTP statuses a code of the
 * gateway's inside comes with is not known, so it is here with each. A row makes a fault: `{ kind: 'code', ...row }`.
 */
export const everyRefusal: readonly Refusal[] = [
  ...['KOOPHONE.API.', 'KooPhone.API.'].flatMap((prefix) =>
    serviceTable.map(([number, httpStatus, message]): Refusal => ({
      by: 'service',
      httpStatus,
      code: `${prefix}${number}`,
      message,
    })),
  ),
  ...['APIG.', 'APIGW.'].flatMap((prefix) =>
    gatewayTable.flatMap(([number, httpStatuses, messages]) =>
      httpStatuses.flatMap((httpStatus) =>
        messages.map((message): Refusal => ({
          by: 'gateway',
          httpStatus,
          code: `${prefix}${number}`,
          message,
        })),
      ),
    ),
  ),
];
