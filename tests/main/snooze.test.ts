import { describe, expect, it } from 'vitest';
import { createSnooze } from '../../electron/main/snooze.ts';
import { createFakeClock, NOON } from './fake-clock.ts';
import { settingsInMemory } from './settings-in-memory.ts';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

function start(snoozedUntil: number | null = null) {
  const clock = createFakeClock();
  const settings = settingsInMemory({ snoozedUntil });
  const changes: number[] = [];
  const snooze = createSnooze(settings, clock, () => changes.push(clock.now() - NOON));
  return { clock, settings, changes, snooze };
}

describe('a snooze', () => {
  it('lasts until its time, is kept, and says when it begins and ends', async () => {
    const { clock, settings, changes, snooze } = start();
    expect(snooze.until()).toBeNull();
    snooze.set(NOON + HOUR);
    expect(settings.get().snoozedUntil).toBe(NOON + HOUR);
    await clock.advance(HOUR - 1);
    expect(snooze.until()).toBe(NOON + HOUR);
    await clock.advance(1);
    expect(snooze.until()).toBeNull();
    expect(changes).toEqual([0, HOUR]);
    expect(clock.timers).toBe(0);
  });

  it('goes on after a restart, and is over when its time went by meanwhile', async () => {
    const { clock, changes, snooze } = start(NOON + HOUR);
    expect(snooze.until()).toBe(NOON + HOUR);
    await clock.advance(HOUR);
    expect(snooze.until()).toBeNull();
    expect(changes).toEqual([HOUR]);
    expect(start(NOON - 1).snooze.until()).toBeNull();
  });

  it('can be ended, made longer or shorter', async () => {
    const { clock, changes, snooze } = start();
    snooze.set(NOON + HOUR);
    snooze.set(NOON + 3 * HOUR);
    await clock.advance(2 * HOUR);
    expect(snooze.until()).toBe(NOON + 3 * HOUR);
    snooze.set(null);
    expect(snooze.until()).toBeNull();
    await clock.advance(5 * HOUR);
    expect(changes).toEqual([0, 0, 2 * HOUR]);
    expect(clock.timers).toBe(0);
  });

  it('can be longer than a timer', async () => {
    const { clock, changes, snooze } = start();
    snooze.set(NOON + YEAR);
    await clock.advance(YEAR - HOUR);
    expect(snooze.until()).toBe(NOON + YEAR);
    await clock.advance(HOUR);
    expect(snooze.until()).toBeNull();
    expect(changes.at(-1)).toBe(YEAR);
  });

  it('keeps to the wall clock when that is set', async () => {
    const { clock, snooze } = start();
    snooze.set(NOON + HOUR);
    clock.jump(-HOUR);
    await clock.advance(HOUR + 1);
    expect(snooze.until()).toBe(NOON + HOUR);
    await clock.advance(HOUR);
    expect(snooze.until()).toBeNull();
    snooze.set(clock.now() + HOUR);
    clock.jump(2 * HOUR);
    expect(snooze.until()).toBeNull();
  });
});
