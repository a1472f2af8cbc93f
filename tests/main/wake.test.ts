import { beforeEach, describe, expect, it } from 'vitest';
import { watchForWake } from '../../electron/main/wake.ts';
import { createFakeClock } from './fake-clock.ts';
import { desktop, powerMonitor } from './fake-electron.ts';

function start() {
  const clock = createFakeClock();
  const state = { waiting: false, woken: 0 };
  const { look } = watchForWake({
    clock,
    isWaiting: () => state.waiting,
    onWake: () => {
      state.woken += 1;
    },
  });
  return { clock, state, look };
}

beforeEach(() => desktop.reset());

describe('waking', () => {
  it('follows a resume of the system', () => {
    const { state } = start();
    powerMonitor.emit('resume');
    expect(state.woken).toBe(1);
  });

  it('follows the network when an account waits for it', async () => {
    const { clock, state, look } = start();
    desktop.online = false;
    state.waiting = true;
    look();
    await clock.advance(60_000);
    expect(state.woken).toBe(0);
    desktop.online = true;
    await clock.advance(5_000);
    expect(state.woken).toBe(1);
    await clock.advance(60_000);
    expect(state.woken).toBe(1);
  });

  it('does not follow a network that was there all the time', async () => {
    const { clock, state, look } = start();
    state.waiting = true;
    look();
    await clock.advance(60_000);
    expect(state.woken).toBe(0);
  });

  it('runs no timer while nothing waits, and one at most while something does', async () => {
    const { clock, state, look } = start();
    look();
    expect(clock.timers).toBe(0);
    state.waiting = true;
    for (let times = 0; times < 100; times += 1) look();
    expect(clock.timers).toBe(1);
    state.waiting = false;
    await clock.advance(10_000);
    expect(clock.timers).toBe(0);
  });
});
