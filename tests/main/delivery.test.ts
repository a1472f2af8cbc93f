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
  ])('has in view what a window in front (%s) shows: %s', (inFront, shown, inView) => {
    const desk = createDesk({
      window: { isInFront: () => inFront },
      doNotDisturb: { read: () => Promise.resolve(false) },
    });
    desk.setInView(shown);
    expect(desk.now()).toEqual({ inView, doNotDisturb: false });
  });

  it('is known to be disturbed or not by the answer to the last question', async () => {
    let on = true;
    const desk = createDesk({
      window: { isInFront: () => false },
      doNotDisturb: { read: () => Promise.resolve(on) },
    });
    expect(desk.now().doNotDisturb).toBe(false);
    await Promise.resolve();
    expect(desk.now().doNotDisturb).toBe(true);
    on = false;
    desk.now();
    await Promise.resolve();
    expect(desk.now().doNotDisturb).toBe(false);
  });
});
