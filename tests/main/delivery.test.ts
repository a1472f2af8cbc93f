import { describe, expect, it } from 'vitest';
import { createDelivery } from '../../electron/main/delivery.ts';
import { createDesk } from '../../electron/main/desk.ts';
import { en } from '../../electron/messages/en/index.ts';
import { aNotice } from './a-notice.ts';
import { createFakeClock, NOON } from './fake-clock.ts';

function start(demo = false) {
  const calls: string[] = [];
  const deliver = createDelivery({
    clock: createFakeClock(),
    messages: en,
    activity: {
      add(activities) {
        calls.push(`record ${activities.length}`);
        return [];
      },
    },
    notifications: { show: ({ title }) => calls.push(`show ${title}`) },
    onward: { pass: ({ title }, at) => calls.push(`pass ${title} at ${at - NOON}`) },
    demo: () => demo,
  });
  return { deliver, calls };
}

describe('what is told', () => {
  const quiet = { kind: 'quietHours' } as const;

  it('is written down first, then shown and passed on, each as it shall be', () => {
    const { deliver, calls } = start();
    const notices = [aNotice('a'), aNotice('b', { kept: quiet }), aNotice('c', { passOn: false })];
    deliver({ notices, activities: [] });
    expect(calls).toEqual([
      'record 0',
      'show title a',
      'pass title a at 0',
      'pass title b at 0',
      'show title c',
    ]);
  });

  it('of a demo says so, and alarms nobody else', () => {
    const { deliver, calls } = start(true);
    deliver({ notices: [aNotice('a'), aNotice('b', { kept: quiet })], activities: [] });
    expect(calls).toEqual(['record 0', 'show Demo: title a']);
  });
});

describe('the desktop', () => {
  it.each([
    [true, 'qa/p0', 'qa/p0'],
    [false, 'qa/p0', null],
    [true, null, null],
  ])('has in view what a window in front (%s) shows: %s', async (inFront, shown, inView) => {
    const desk = createDesk({
      window: { isInFront: () => inFront },
      doNotDisturb: { read: () => Promise.resolve(false) },
    });
    desk.setInView(shown);
    expect(await desk.now()).toEqual({ inView, doNotDisturb: false });
  });

  it('says what is in view, and whether it may be disturbed, as both are when it answers', async () => {
    let answer = (_on: boolean) => {};
    const desk = createDesk({
      window: { isInFront: () => true },
      doNotDisturb: {
        read: () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      },
    });
    const asked = desk.now();
    desk.setInView('qa/p0');
    answer(true);
    expect(await asked).toEqual({ inView: 'qa/p0', doNotDisturb: true });
  });
});
