import type { FailureKind } from '../../core/failure.ts';
import type { Expected } from '../../core/expected.ts';
import type { StatusKind } from '../../core/status.ts';
import type { ProblemKind } from '../../core/problem.ts';
import type { Unanswered } from '../../core/answer.ts';

const names: Record<StatusKind, string> = {
  unknown: 'Unknown',
  stopped: 'Stopped',
  running: 'Running',
  offline: 'Offline',
  starting: 'Starting',
  shutDown: 'Shut down',
  unrecognised: 'Unrecognised',
};

const explained: Record<StatusKind, string> = {
  unknown: 'The service does not know the status of this phone.',
  stopped: 'The phone is stopped.',
  running: 'The phone is running.',
  offline: 'The phone is offline. A phone that is being stopped or shut down passes through here too.',
  starting: 'The phone is starting.',
  shutDown: 'The phone is shut down.',
  unrecognised: 'The service sent a status code that its reference does not list.',
};

const problems: Record<ProblemKind, string> = {
  offline: 'Offline',
  unknown: 'Status unknown',
  stopped: 'Stopped, though it should run',
  stuck: 'Stuck in Starting',
  silent: 'No answer',
  unexpected: 'Not in the expected status',
  flapping: 'Flapping',
};

/** In which status the owner of a phone wants it. */
const expected: Record<Expected, string> = {
  anything: 'Anything',
  running: 'Running',
  off: 'Off',
};

const unanswered: Record<Unanswered, string> = {
  missing: 'The answer of the service said nothing about this phone.',
  conflicting: 'The answer of the service named two different statuses for this phone.',
  malformed: 'The answer of the service about this phone could not be read.',
};

/** What keeps the service from telling the status of one phone, in a word or two beside the phone. */
const refused: Partial<Record<FailureKind, string>> = {
  badParameter: 'ID refused',
  noPermission: 'no permission',
  otherTenant: 'other tenant',
  frozen: 'frozen',
  restoring: 'restoring',
  backingUp: 'backing up',
  noInstance: 'does not exist',
  regions: 'other region',
};

export const status = {
  names,
  /** A code that the reference does not know is shown with its number. */
  unrecognised: (code: number) => `Unrecognised (${code})`,
  none: 'No answer yet',
  explained,
  problems,
  expected,
  unanswered,
  refused,
};
