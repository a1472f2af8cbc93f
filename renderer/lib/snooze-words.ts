import type { Scope, Snooze, SnoozeEnd } from '../../electron/core/alerts/snoozes.ts';
import { shownName } from '../../electron/core/phone.ts';
import type { Messages } from '../../electron/messages/index.ts';
import { moment } from './ages.ts';
import type { AppModel } from './app.svelte.ts';

/** What a snooze is about, such as "group qa"; a phone by its name. */
export function scopeWords(scope: Scope, app: AppModel): string {
  const words = app.messages.snooze.scopes;
  switch (scope.kind) {
    case 'all':
      return words.all;
    case 'account':
      return words.account(app.accountName(scope.accountId));
    case 'group':
      return words.group(scope.group);
    case 'phone': {
      const row = app.fleet.rows.get(scope.key);
      return row === undefined ? scope.key : shownName(row);
    }
  }
}

/** Until when, such as "snoozed until 10:30" or "muted". */
export function untilWords(until: SnoozeEnd, now: number, messages: Messages): string {
  const words = messages.snooze;
  if (until === 'never') return words.muted;
  return until === 'recovery' ? words.untilRecovery : words.until(moment(until, now, messages));
}

/** The same in fewer words, beside the mark of a snooze. */
export function briefUntilWords(until: SnoozeEnd, now: number, messages: Messages): string {
  const words = messages.snooze;
  if (until === 'never') return words.muted;
  return until === 'recovery' ? words.briefUntilRecovery : words.briefUntil(moment(until, now, messages));
}

/** Until when a phone is snoozed, and by what where it is not the phone itself. */
export function snoozeWords({ scope, until }: Snooze, app: AppModel): string {
  const end = untilWords(until, app.clock.now, app.messages);
  return scope.kind === 'phone' ? end : app.messages.snooze.holds(end, scopeWords(scope, app));
}

/** What a button says that ends these snoozes; more than a phone's own is named. */
export function endWords(snoozes: readonly Snooze[], app: AppModel): string {
  const words = app.messages.snooze;
  const end = snoozes.every(({ until }) => until === 'never') ? words.unmute : words.end;
  const wider = snoozes.filter(({ scope }) => scope.kind !== 'phone');
  const [first] = wider;
  if (first === undefined) return end;
  return snoozes.length === 1
    ? words.endOf(end, scopeWords(first.scope, app))
    : words.endMany(app.messages.glance.number(snoozes.length));
}
