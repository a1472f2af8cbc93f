import type { ProblemKind } from '../problem.ts';
import { statusKind, type StatusKind } from '../status.ts';
import type { AlertKind } from './kinds.ts';
import type { Notice, NoticePhone } from './notice.ts';

/** A notice as commands and webhooks get it, as JSON. People's scripts read it: fields are added, and never changed. */
export interface OnwardPayload {
  readonly version: 1;
  readonly kinds: readonly AlertKind[];
  readonly title: string;
  readonly body: string;
  /** The title, and the body on the lines below it: all that Slack takes, which ignores the rest. */
  readonly text: string;
  /** When it was told, in ISO 8601 (UTC). */
  readonly at: string;
  /** What it is about: the first 500 phones, while `phonesTotal` counts all. Empty where it is about an account. */
  readonly phones: readonly OnwardPhone[];
  readonly phonesTotal: number;
}

export interface OnwardPhone {
  readonly account: string;
  readonly instanceId: string;
  /** May be empty. */
  readonly name: string;
  /** May be empty. */
  readonly group: string;
  /** Null where none is known. */
  readonly status: StatusKind | null;
  /** The service's own number for it, also where that is an unrecognised one. */
  readonly statusCode: number | null;
  readonly problem: ProblemKind | null;
  /** Since when it has the problem, or had the one that is over, in ISO 8601 (UTC); null where there is none. */
  readonly since: string | null;
}

/** So that a storm of the largest fleet does not make a body that services refuse for its size. */
const MOST_PHONES = 500;

function onwardPhone({ account, instanceId, name, group, status, problem, since }: NoticePhone): OnwardPhone {
  return {
    account,
    instanceId,
    name,
    group,
    status: status === null ? null : statusKind(status),
    statusCode: status,
    problem,
    since: since === null ? null : isoTime(since),
  };
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}

/**
 * Puts a notice into the form that commands and webhooks get. Chat services that want a body of their own (Feishu,
 * DingTalk, Teams) need a command or a service in between that makes theirs of it; Slack takes `text` as it is.
 *
 * @param at in ms since 1970
 */
export function onwardPayload({ kinds, title, body, phones }: Notice, at: number): OnwardPayload {
  return {
    version: 1,
    kinds,
    title,
    body,
    text: body === '' ? title : `${title}\n${body}`,
    at: isoTime(at),
    phones: phones.slice(0, MOST_PHONES).map(onwardPhone),
    phonesTotal: phones.length,
  };
}

/** What a command finds of a notice in its environment, for those that would rather not read JSON. */
export function onwardVariables(payload: OnwardPayload): Readonly<Record<string, string>> {
  return {
    KOOGLANCE_KINDS: payload.kinds.join(','),
    KOOGLANCE_TITLE: payload.title,
    KOOGLANCE_BODY: payload.body,
    KOOGLANCE_TEXT: payload.text,
    KOOGLANCE_PHONES: String(payload.phonesTotal),
    KOOGLANCE_TIME: payload.at,
  };
}
