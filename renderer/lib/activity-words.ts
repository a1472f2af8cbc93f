import type { ActivityEntry, Change, Happening } from '../../electron/core/alerts/activity.ts';
import type { Reason } from '../../electron/core/alerts/fate.ts';
import type { IconName } from '../ui/icons.ts';
import { moment } from './ages.ts';
import type { AppModel } from './app.svelte.ts';
import { snoozeWords } from './snooze-words.ts';
import { wordOf } from './status-words.ts';

/** What happened, in a line, and what else there is to say. */
export interface Told {
  readonly title: string;
  /** May be empty. */
  readonly detail: string;
}

/** What became of it. */
export interface FateWords {
  readonly text: string;
  readonly icon: IconName;
  /** `seen`: people got it; `quiet`: they did not, and should not; `bad`: they should have. */
  readonly tone: 'seen' | 'quiet' | 'bad';
}

export function toldOf(entry: ActivityEntry, app: AppModel): Told {
  const words = app.messages.activity;
  switch (entry.what) {
    case 'notice':
      return { title: entry.title, detail: entry.body };
    case 'passedOn':
      return { title: words.passedOn(entry.target, entry.title), detail: '' };
    case 'change': {
      const { title, detail } = happeningWords(entry, app);
      return {
        title: words.of(entry.name, title),
        detail: [entry.account, detail].filter((text) => text !== '').join(' · '),
      };
    }
  }
}

function happeningWords({ happening, at }: Change, app: AppModel): Told {
  const { activity: words, status, time } = app.messages;
  switch (happening.kind) {
    case 'changed':
      return { title: stepWords(happening, app), detail: '' };
    case 'doubted':
      return { title: words.doubted(stepWords(happening, app)), detail: '' };
    case 'began': {
      const problem = status.problems[happening.problem];
      const now = wordOf(happening.status, app.messages);
      return {
        title: problem === now ? problem : words.began(problem, now),
        detail: words.beganSince(moment(happening.since, app.clock.now, app.messages)),
      };
    }
    case 'recovered':
      return {
        title: words.recovered(wordOf(happening.status, app.messages)),
        detail: words.recoveredAfter(
          status.problems[happening.problem],
          time.duration(Math.max(0, at - happening.since)),
        ),
      };
  }
}

function stepWords({ from, to }: Extract<Happening, { to: number }>, app: AppModel): string {
  const word = wordOf(to, app.messages);
  const { activity } = app.messages;
  return from === null ? activity.first(word) : activity.changed(wordOf(from, app.messages), word);
}

export function fateOf(entry: ActivityEntry, app: AppModel): FateWords {
  const words = app.messages.activity.fates;
  if (entry.what === 'passedOn')
    return entry.error === null
      ? { text: words.delivered, icon: 'check', tone: 'seen' }
      : { text: words.failed(entry.error), icon: 'warning', tone: 'bad' };
  const { fate } = entry;
  switch (fate.kind) {
    case 'shown':
      return { text: words.shown, icon: 'bell', tone: 'seen' };
    case 'summarised':
      return { text: words.summarised, icon: 'stack', tone: 'seen' };
    case 'clicked':
      return {
        text: words.clicked(moment(fate.at, app.clock.now, app.messages)),
        icon: 'check',
        tone: 'seen',
      };
    case 'suppressed':
      return { text: words.suppressed(reasonWords(fate.why, app)), icon: 'bellOff', tone: 'quiet' };
    case 'refused':
      return { text: words.refused(fate.error), icon: 'warning', tone: 'bad' };
  }
}

/** Why nothing was shown. */
function reasonWords(why: Reason, app: AppModel): string {
  const words = app.messages.activity;
  if (why.kind === 'snoozed') return snoozeWords(why, app);
  return why.kind === 'belowThreshold' ? words.belowThreshold(why.group) : words.reasons[why.kind];
}
