import type { PassedOn } from '../core/alerts/activity.ts';
import type { Notice } from '../core/alerts/notice.ts';
import { onwardPayload } from '../core/alerts/onward-payload.ts';
import { checkOnward, type OnwardDraft } from '../core/alerts/onward.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { Transport } from '../koophone/index.ts';
import type { OnwardWords } from '../messages/en/onward.ts';
import type { Clock } from './clock.ts';
import { runCommand } from './onward-command.ts';
import type { ReachableTarget } from './onward-targets.ts';
import { postWebhook, WAITS } from './onward-webhook.ts';

/** Passes notices on to commands and webhooks. Nothing waits for it, and nothing of it throws. */
export interface Onward {
  /**
   * To each target that wants one of the notice's kinds, one after the other.
   * @param at when it was told, in ms since 1970
   */
  pass(notice: Notice, at: number): void;
  /** Tries a target as it is in the form, at once and once. Its error is in words. */
  test(draft: OnwardDraft): Promise<Result<null, string>>;
}

export interface OnwardOptions {
  /** As they are now. */
  readonly targets: () => readonly ReachableTarget[];
  readonly clock: Clock;
  readonly send: Transport;
  readonly words: OnwardWords;
  /** Of KooGlance. */
  readonly version: string;
  /** What a command's own environment is taken from; this program's unless said. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Ends all that is under way to webhooks; what waits is given up. */
  readonly signal: AbortSignal;
  readonly onDone: (result: PassedOn) => void;
}

interface Waiting {
  readonly notice: Notice;
  readonly at: number;
}

interface Queue {
  /** The oldest first. */
  readonly waiting: Waiting[];
  running: boolean;
}

/** How many may wait for one target, besides the one that is under way. */
export const LONGEST_QUEUE = 100;

/** What people know a target by. */
function nameOf({ way }: ReachableTarget): string {
  return way.kind === 'command' ? way.program : new URL(way.origin).host;
}

export function createOnward(options: OnwardOptions): Onward {
  const { clock, words, signal, environment = process.env } = options;
  const queues = new Map<string, Queue>();

  const find = (id: string) => options.targets().find((target) => target.id === id);

  async function reach(
    way: ReachableTarget['way'],
    { notice, at }: Waiting,
    waits: readonly number[],
  ): Promise<string | null> {
    const payload = onwardPayload(notice, at);
    if (way.kind === 'command') return await runCommand(way, payload, { clock, words, environment });
    if (way.url === null) return words.webhook.noUrl;
    const { send, version } = options;
    return await postWebhook(way.url, payload, { clock, words, send, version, signal, waits });
  }

  function report(target: ReachableTarget, { id, title }: Notice, error: string | null): void {
    if (signal.aborted) return;
    options.onDone({ what: 'passedOn', at: clock.now(), notice: id, title, target: nameOf(target), error });
  }

  async function work(id: string, queue: Queue): Promise<void> {
    if (queue.running) return;
    queue.running = true;
    for (let next = queue.waiting.shift(); next && !signal.aborted; next = queue.waiting.shift()) {
      // It may have been changed or removed while this one waited.
      const target = find(id);
      if (target === undefined) break;
      report(target, next.notice, await reach(target.way, next, WAITS));
    }
    queues.delete(id);
  }

  return {
    pass(notice, at) {
      for (const target of options.targets()) {
        if (!target.kinds.some((kind) => notice.kinds.includes(kind))) continue;
        const queue = queues.get(target.id) ?? { waiting: [], running: false };
        queues.set(target.id, queue);
        queue.waiting.push({ notice, at });
        const dropped = queue.waiting.length > LONGEST_QUEUE ? queue.waiting.shift() : undefined;
        if (dropped) report(target, dropped.notice, words.dropped(LONGEST_QUEUE));
        void work(target.id, queue);
      }
    },
    async test(draft) {
      const { title, body, incomplete } = words.test;
      if (checkOnward([draft]).some(({ path }) => path.startsWith('[0].way'))) return failed(incomplete);
      const way = reachable(draft);
      if (way.kind === 'webhook' && way.url === null) return failed(incomplete);
      const notice: Notice = {
        id: 'test',
        kinds: draft.kinds,
        replaces: [],
        title,
        body,
        destination: { view: 'settings', accountId: null },
        sound: false,
        phones: [],
        kept: null,
        passOn: true,
      };
      const error = await reach(way, { notice, at: clock.now() }, []);
      return error === null ? ok(null) : failed(error);
    },
  };

  /** A URL that the form does not give is the one that is stored. */
  function reachable({ id, way }: OnwardDraft): ReachableTarget['way'] {
    if (way.kind === 'command') return way;
    if (way.url !== null) return { kind: 'webhook', origin: new URL(way.url).origin, url: way.url };
    const stored = id === null ? undefined : find(id)?.way;
    return stored?.kind === 'webhook' ? stored : { kind: 'webhook', origin: '', url: null };
  }
}
