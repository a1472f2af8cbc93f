import { readFileSync } from 'node:fs';
import type { Notice } from '../../electron/core/alerts/notice.ts';
import { defaultPolling } from '../../electron/core/polling-settings.ts';
import { judgeNotices, quantile, type Delay, type Judgement } from './alert-measure.ts';
import { isSummary, playTrace, type Played } from './play-trace.ts';
import { recordDay } from './record-day.ts';
import { say } from './say.ts';
import { unpackTrace, type Trace } from './trace.ts';

/*
 * `npm run bench -- alerts`: how many notices a recorded day makes, whether they miss a problem, and how long they take,
 * beside the plain rule: a notice for every change that is observed. `-- days` does it with other days. The exit code is 1
 * when an aim is missed.
 */

const AIM_SHARE = 0.1;
const AIM_MORE_SECONDS = defaultPolling.quickSeconds;
/** How many other days are played. */
const DAYS = 12;

const count = (many: number) => many.toLocaleString('en');
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

function seconds(ms: number): string {
  return ms === Infinity ? 'never' : `${(ms / 1_000).toFixed(1)} s`;
}

/** Half of the delays, nine of ten, and all of them are at most these. */
function delayWords(delays: readonly number[]): string {
  const [median, ninth, most] = [0.5, 0.9, 1].map((share) => seconds(quantile(delays, share)));
  return `median ${median ?? ''}, 90th percentile ${ninth ?? ''}, longest ${most ?? ''}`;
}

function kindWords(notices: readonly Notice[]): string {
  const isRecovery = ({ kinds }: Notice) => kinds.every((kind) => kind === 'recovered');
  const recoveries = notices.filter(isRecovery);
  const problems = notices.filter((notice) => !isRecovery(notice));
  const byName = problems.filter((notice) => !isSummary(notice));
  const flapping = byName.filter(({ kinds }) => kinds.includes('flapping'));
  const recoverySummaries = recoveries.filter(isSummary);
  return (
    `problems by name ${count(byName.length - flapping.length)}, flapping by name ${count(flapping.length)}, ` +
    `summaries of problems ${count(problems.length - byName.length)}, ` +
    `recovered by name ${count(recoveries.length - recoverySummaries.length)}, ` +
    `summaries of recoveries ${count(recoverySummaries.length)}`
  );
}

/** How many of the problems a summary told that took the place of an earlier one, and how the delays are without them. */
function laterWords(delays: readonly Delay[]): string {
  const later = delays.filter(({ isLaterSummary }) => isLaterSummary);
  const others = delays.filter(({ isLaterSummary, ours }) => !isLaterSummary && ours !== Infinity);
  const untold = delays.length - later.length - others.length;
  const median = (pick: (delay: Delay) => number) => seconds(quantile(others.map(pick), 0.5));
  return (
    `told in a storm's later summary ${count(later.length)}, not while they lasted ${count(untold)}, otherwise ` +
    `${count(others.length)} (these: median ${median(({ ours }) => ours)}, plain rule ${median(({ plain }) => plain)})`
  );
}

interface Day {
  readonly played: Played;
  readonly judgement: Judgement;
  /** Notices of the plain rule's. */
  readonly share: number;
  /** How much later than the plain rule half of the problems are told, in ms. */
  readonly more: number;
  readonly isFew: boolean;
  readonly isNoneMissed: boolean;
  readonly isPrompt: boolean;
}

async function measure(trace: Trace): Promise<Day> {
  const played = await playTrace(trace);
  const judgement = judgeNotices(trace, played);
  const share = played.notices.length / played.observed.length;
  const median = (pick: (delay: Delay) => number) => quantile(judgement.delays.map(pick), 0.5);
  const more = median(({ ours }) => ours) - median(({ plain }) => plain);
  const day = {
    played,
    judgement,
    share,
    more,
    isFew: share < AIM_SHARE,
    isNoneMissed: judgement.missed.length === 0,
    isPrompt: more <= 1_000 * AIM_MORE_SECONDS,
  };
  if (!day.isFew || !day.isNoneMissed || !day.isPrompt) process.exitCode = 1;
  return day;
}

const verdict = (isMet: boolean) => (isMet ? 'met' : 'MISSED');

/** Measures the recorded day, prints, and sets the exit code. */
export async function benchAlerts(): Promise<void> {
  const trace = unpackTrace(readFileSync(new URL('trace.json', import.meta.url), 'utf8'));
  const day = await measure(trace);
  const { notices, observed } = day.played;
  const { real, missed, delays } = day.judgement;
  say(
    `Notices of ${String(trace.lasts / 3_600_000)} hours with ${count(trace.first.length)} phones and ` +
      `${count(trace.changes.length)} true changes, beside a notice for every change that is observed`,
  );
  say(
    `Notices: ${count(notices.length)}, plain rule ${count(observed.length)}, ${percent(day.share)} of it; ` +
      `aim: less than ${percent(AIM_SHARE)}: ${verdict(day.isFew)}`,
  );
  say(`  ${kindWords(notices)}`);
  say(
    `Problems of a minute or more: ${count(real.length)}, missed ${count(missed.length)}; aim: 0: ${verdict(day.isNoneMissed)}`,
  );
  say(
    `Delay of ${count(delays.length)} new ones: median ${seconds(day.more)} more than the plain rule; ` +
      `aim: at most ${String(AIM_MORE_SECONDS)} s more: ${verdict(day.isPrompt)}`,
  );
  say(`  KooGlance:  ${delayWords(delays.map(({ ours }) => ours))}`);
  say(`  plain rule: ${delayWords(delays.map(({ plain }) => plain))}`);
  say(`  ${laterWords(delays)}`);
}

/** The same of days that nobody has looked at, a line each. */
export async function benchDays(): Promise<void> {
  say('Other days of the simulator, by seed: share of the plain rule’s notices, problems missed, more delay');
  for (let seed = 1; seed <= DAYS; seed += 1) {
    const { share, judgement, more, isFew, isNoneMissed, isPrompt } = await measure(recordDay(seed));
    say(
      `  ${String(seed).padStart(2)}: ${percent(share)}, ${count(judgement.missed.length)}, ${seconds(more)}: ` +
        verdict(isFew && isNoneMissed && isPrompt),
    );
  }
}
