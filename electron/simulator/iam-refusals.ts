import type { Refusal } from './refusals.ts';

function iam(httpStatus: number, title: string, message: string): Refusal {
  return { by: 'iam', httpStatus, code: title, message };
}

/** What IAM refuses. Source: IAM API reference, "Obtaining a User Token Through Password Authentication". */
export const iamRefusals = {
  malformed: (detail: string) => iam(400, 'Bad Request', `Request parameter error: ${detail}`),
  wrongPassword: () => iam(401, 'Unauthorized', 'The username or password is wrong.'),
  locked: () =>
    iam(
      401,
      'Unauthorized',
      'The user is locked because of too many failed sign-ins. Try again 15 minutes later.',
    ),
  secondFactor: () =>
    iam(401, 'Unauthorized', 'Virtual MFA is enabled for the user: the method totp is required.'),
  noProject: (name: string) => iam(404, 'Not Found', `Could not find project: ${name}.`),
  throttled: (message = 'The number of requests has reached the limit.') =>
    iam(429, 'Too Many Requests', message),
  internal: () => iam(500, 'Internal Server Error', 'An unexpected error occurred.'),
} as const;
