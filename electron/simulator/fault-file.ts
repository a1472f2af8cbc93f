import { failed, ok, type Result } from '../core/result.ts';
import type { Fault, FaultKind } from './faults.ts';
import { requestKinds } from './routes.ts';

interface Field {
  readonly fits: (value: unknown) => boolean;
  /** What the field must be, after "must be". */
  readonly words: string;
}

const isNumber = (value: unknown, min: number, max: number) =>
  typeof value === 'number' && value >= min && value <= max;

const text: Field = { fits: (value) => typeof value === 'string', words: 'a text' };
const amount: Field = {
  fits: (value) => Number.isInteger(value) && isNumber(value, 0, Infinity),
  words: 'a whole number from 0 up',
};
const httpStatus: Field = {
  fits: (value) => Number.isInteger(value) && isNumber(value, 200, 599),
  words: 'an HTTP status from 200 to 599',
};
const gatewayStatus: Field = {
  fits: (value) => value === 502 || value === 503 || value === 504,
  words: '502, 503 or 504',
};

const speaker: Field = {
  fits: (value) => value === 'service' || value === 'gateway' || value === 'iam',
  words: 'service, gateway or iam',
};

const when: Readonly<Record<string, Field>> = {
  on: {
    fits: (value) => requestKinds.some((kind) => kind === value),
    words: `one of ${requestKinds.join(', ')}`,
  },
  ids: {
    fits: (value) => Array.isArray(value) && value.every((id) => typeof id === 'string'),
    words: 'a list of instance IDs',
  },
  skip: amount,
  count: amount,
  probability: { fits: (value) => isNumber(value, 0, 1), words: 'a number from 0 to 1' },
};

interface Fields {
  readonly must?: Readonly<Record<string, Field>>;
  readonly may?: Readonly<Record<string, Field>>;
}

const fieldsOf: Readonly<Record<FaultKind, Fields>> = {
  delay: { must: { ms: amount } },
  missing: {},
  duplicate: {},
  conflict: {},
  wrongTypes: {},
  extra: {},
  cut: {},
  cutHeaders: {},
  cutBody: {},
  never: {},
  endless: { may: { ms: amount } },
  throttle: { may: { message: text, retryAfterSeconds: amount } },
  server: {},
  gateway: { may: { httpStatus: gatewayStatus } },
  html: { may: { httpStatus } },
  badJson: {},
  huge: { may: { bytes: amount } },
  code: { must: { httpStatus, code: text, message: text }, may: { by: speaker } },
};

function isKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && Object.hasOwn(fieldsOf, value);
}

/** What is wrong with one fault, in words, or null. */
function problemOf(fault: unknown): string | null {
  if (typeof fault !== 'object' || fault === null || !('kind' in fault))
    return 'must be an object with a kind';
  const { kind, ...given } = fault;
  if (!isKind(kind)) return `kind must be one of ${Object.keys(fieldsOf).join(', ')}`;
  const { must = {}, may = {} } = fieldsOf[kind];
  const missing = Object.keys(must).find((name) => !Object.hasOwn(given, name));
  if (missing !== undefined) return `a fault of kind ${kind} needs ${missing}`;
  const known = new Map(Object.entries({ ...when, ...may, ...must }));
  for (const [name, value] of Object.entries(given)) {
    const field = known.get(name);
    if (!field) return `a fault of kind ${kind} has no ${name}, only ${[...known.keys()].join(', ')}`;
    if (!field.fits(value)) return `${name} must be ${field.words}`;
  }
  return null;
}

/** The faults in a file: a JSON list of `Fault`. The error is one sentence that names the entry and the field. */
export function parseFaults(json: string): Result<readonly Fault[], string> {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch (error) {
    return failed(`It is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(list)) return failed('It must be a JSON list of faults.');
  for (const [index, fault] of list.entries()) {
    const problem = problemOf(fault);
    if (problem !== null) return failed(`Fault ${String(index + 1)}: ${problem}.`);
  }
  return ok(list as readonly Fault[]);
}
