import { describe, expect, it } from 'vitest';
import type { PassedOn } from '../../electron/core/alerts/activity.ts';
import type { OnwardDraft } from '../../electron/core/alerts/onward.ts';
import { ok } from '../../electron/core/result.ts';
import type { Transport } from '../../electron/koophone/index.ts';
import { onward as words } from '../../electron/messages/en/onward.ts';
import type { ReachableTarget } from '../../electron/main/onward-targets.ts';
import { createOnward, LONGEST_QUEUE } from '../../electron/main/onward.ts';
import { aNotice } from './a-notice.ts';
import { createFakeClock, NOON } from './fake-clock.ts';

const webhook = (id: string, part: Partial<ReachableTarget> = {}): ReachableTarget => ({
  id,
  kinds: ['offline'],
  way: { kind: 'webhook', origin: `https://${id}.example`, url: `https://${id}.example/secret` },
  ...part,
});

const command = (program: string): ReachableTarget['way'] => ({ kind: 'command', program, arguments: [] });

/** Webhooks take `latency` ms to answer with `status`. */
function start(initial: readonly ReachableTarget[]) {
  const clock = createFakeClock();
  const abort = new AbortController();
  const service = { latency: 100, status: 200, underWay: 0 };
  const sent: { readonly at: number; readonly host: string; readonly title: string }[] = [];
  const done: PassedOn[] = [];
  let targets = initial;
  const send: Transport = ({ url, body }) =>
    new Promise((resolve) => {
      const { title } = JSON.parse(body) as { readonly title: string };
      sent.push({ at: clock.monotonic(), host: url.host, title });
      service.underWay += 1;
      clock.after(service.latency, () => {
        service.underWay -= 1;
        resolve(ok({ httpStatus: service.status, header: () => null, body: Buffer.alloc(0) }));
      });
    });
  const onward = createOnward({
    targets: () => targets,
    clock,
    send,
    words,
    version: '1.2.3',
    environment: {},
    signal: abort.signal,
    onDone: (result) => done.push(result),
  });
  const setTargets = (others: readonly ReachableTarget[]) => (targets = others);
  return { ...onward, clock, abort, service, sent, done, setTargets };
}

describe('a notice', () => {
  it('goes to each target that wants one of its kinds', async () => {
    const { pass, clock, sent, done } = start([
      webhook('a'),
      webhook('b', { kinds: ['account'] }),
      webhook('c', { kinds: ['stopped', 'recovered'] }),
    ]);
    pass(aNotice('n', { kinds: ['offline', 'stopped'] }), NOON);
    await clock.advance(100);
    expect(sent.map(({ host }) => host)).toEqual(['a.example', 'c.example']);
    expect(done).toEqual(
      ['a.example', 'c.example'].map((target) => ({
        what: 'passedOn',
        at: NOON + 100,
        notice: 'n',
        title: 'title n',
        target,
        error: null,
      })),
    );
  });

  it('waits for the one before at the same target, and for no other', async () => {
    const { pass, clock, sent, service } = start([webhook('a'), webhook('b', { kinds: ['account'] })]);
    pass(aNotice('1'), NOON);
    pass(aNotice('2'), NOON);
    pass(aNotice('3', { kinds: ['account'] }), NOON);
    expect(service.underWay).toBe(2);
    await clock.advance(1_000);
    expect(sent.map(({ at, title }) => [at, title])).toEqual([
      [0, 'title 1'],
      [0, 'title 3'],
      [100, 'title 2'],
    ]);
    pass(aNotice('4'), NOON);
    expect(sent).toHaveLength(4);
  });

  it('is left out where a hundred newer ones wait', async () => {
    const { pass, clock, sent, done, service } = start([webhook('a')]);
    service.latency = 1_000;
    for (let number = 0; number < LONGEST_QUEUE + 4; number += 1) pass(aNotice(`${number}`), NOON);
    expect(done.map(({ notice, error }) => [notice, error])).toEqual([
      ['1', words.dropped(LONGEST_QUEUE)],
      ['2', words.dropped(LONGEST_QUEUE)],
      ['3', words.dropped(LONGEST_QUEUE)],
    ]);
    await clock.advance(1_000 * (LONGEST_QUEUE + 1));
    expect(sent).toHaveLength(LONGEST_QUEUE + 1);
    expect(sent.at(-1)?.title).toBe(`title ${LONGEST_QUEUE + 3}`);
    expect(done).toHaveLength(LONGEST_QUEUE + 4);
  });

  it('goes to the target as it is when its turn comes, and to none that is gone', async () => {
    const { pass, clock, sent, done, setTargets } = start([webhook('a')]);
    for (const id of ['1', '2', '3']) pass(aNotice(id), NOON);
    const way = { kind: 'webhook', origin: 'https://moved.example', url: 'https://moved.example/x' } as const;
    setTargets([webhook('a', { way })]);
    await clock.advance(100);
    setTargets([]);
    await clock.advance(1_000);
    expect(sent.map(({ host }) => host)).toEqual(['a.example', 'moved.example']);
    expect(done.map(({ notice }) => notice)).toEqual(['1', '2']);
    setTargets([webhook('a')]);
    pass(aNotice('4'), NOON);
    expect(sent).toHaveLength(3);
  });

  it('that fails is said, and the next goes on', async () => {
    const { pass, clock, done, service, setTargets } = start([webhook('a')]);
    service.status = 500;
    pass(aNotice('1'), NOON);
    pass(aNotice('2'), NOON);
    await clock.advance(13_000);
    setTargets([webhook('a', { way: { kind: 'webhook', origin: 'https://a.example', url: null } })]);
    pass(aNotice('3'), NOON);
    await clock.advance(30_000);
    expect(done.map(({ notice, error }) => [notice, error])).toEqual([
      ['1', words.webhook.status('a.example', 500)],
      ['2', words.webhook.status('a.example', 500)],
      ['3', words.webhook.noUrl],
    ]);
  });

  it('goes to commands too, which are called by their path', async () => {
    const program = process.execPath;
    const arrived = new Promise<PassedOn>((resolve) => {
      const clock = createFakeClock();
      const send = () => Promise.reject(new Error('not to be sent'));
      const way = { kind: 'command', program, arguments: ['-e', 'process.exitCode = 7'] } as const;
      const options = { clock, send, words, version: '1', signal: new AbortController().signal };
      const targets = () => [webhook('a', { way })];
      createOnward({ ...options, targets, onDone: resolve }).pass(aNotice('n'), NOON);
    });
    expect(await arrived).toMatchObject({ target: program, error: words.command.exitCode(7, '') });
  });

  it('is given up without a word when the program ends', async () => {
    const { pass, clock, abort, sent, done } = start([webhook('a')]);
    pass(aNotice('1'), NOON);
    pass(aNotice('2'), NOON);
    abort.abort();
    await clock.advance(60_000);
    expect(sent).toHaveLength(1);
    expect(done).toEqual([]);
  });
});

describe('a test of a target', () => {
  const draft = (way: OnwardDraft['way'], id: string | null = null): OnwardDraft => ({ id, kinds: [], way });
  const typed = { kind: 'webhook', url: 'https://typed.example/x' } as const;

  it('passes a notice on to what is in the form, which is in no record', async () => {
    const { test, clock, sent, done } = start([webhook('a')]);
    const result = test(draft(typed, 'a'));
    await clock.advance(100);
    expect(await result).toEqual({ ok: true, value: null });
    expect(sent).toEqual([{ at: 0, host: 'typed.example', title: words.test.title }]);
    expect(done).toEqual([]);
  });

  it('uses the stored URL where the form has none', async () => {
    const { test, clock, sent } = start([webhook('a')]);
    const result = test(draft({ kind: 'webhook', url: null }, 'a'));
    await clock.advance(100);
    expect(await result).toEqual({ ok: true, value: null });
    expect(sent[0]?.host).toBe('a.example');
  });

  it('waits for nothing that waits, and is tried once', async () => {
    const { test, pass, clock, service } = start([webhook('a')]);
    service.status = 503;
    pass(aNotice('1'), NOON);
    pass(aNotice('2'), NOON);
    const result = test(draft(typed));
    expect(service.underWay).toBe(2);
    await clock.advance(100);
    expect(await result).toEqual({ ok: false, error: words.webhook.status('typed.example', 503) });
  });

  it.each<[what: string, way: OnwardDraft['way'], id: string | null]>([
    ['has no URL yet', { kind: 'webhook', url: null }, null],
    ['has a URL that is none', { kind: 'webhook', url: 'chat' }, 'a'],
    ['would send it in the clear', { kind: 'webhook', url: 'http://chat.example' }, null],
    ['is a program now, of which no URL is stored', { kind: 'webhook', url: null }, 'b'],
    ['has no program', { kind: 'command', program: '', arguments: [] }, null],
  ])('says so where the form %s', async (_, way, id) => {
    const { test, sent } = start([webhook('a'), webhook('b', { way: command('/bin/true') })]);
    expect(await test(draft(way, id))).toEqual({ ok: false, error: words.test.incomplete });
    expect(sent).toEqual([]);
  });
});
