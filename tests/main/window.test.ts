import { beforeEach, describe, expect, it } from 'vitest';
import { createMainWindow } from '../../electron/main/window.ts';
import { desktop, type BrowserWindow } from './fake-electron.ts';

type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function start(bounds: Bounds | null = null) {
  const happened: string[] = [];
  const kept: Bounds[] = [];
  const main = createMainWindow({
    bounds: () => bounds,
    onBounds: (found) => kept.push(found),
    onVisible: (visible) => happened.push(visible ? 'visible' : 'hidden'),
    onClosed: () => happened.push('closed'),
  });
  return { main, happened, kept };
}

/** The window that was opened last. */
function opened(): BrowserWindow {
  const window = desktop.windows.at(-1);
  if (window === undefined) throw new Error('there is no window');
  return window;
}

const phone = { view: 'phone', key: 'qa/p0' } as const;
const delta = { seq: 1, upserts: [], removes: [], checks: [] };

beforeEach(() => desktop.reset());

describe('the window', () => {
  it('is there once, closed when it is closed, and opened anew', () => {
    const { main, happened, kept } = start();
    expect(main.isVisible()).toBe(false);
    main.show();
    main.show();
    expect(desktop.windows).toHaveLength(1);
    expect(opened().url).toBe('app://kooglance/index.html');
    opened().close();
    expect(main.isVisible()).toBe(false);
    expect(happened.slice(-2)).toEqual(['hidden', 'closed']);
    expect(kept).toEqual([{ x: 10, y: 20, width: 800, height: 600 }]);
    main.show();
    expect(desktop.windows).toHaveLength(2);
  });

  it('shows its page when that is drawn, in a sandbox', () => {
    const { main } = start();
    main.show();
    expect(main.isVisible()).toBe(false);
    opened().emit('ready-to-show');
    expect(main.isVisible()).toBe(true);
    expect(opened().options['webPreferences']).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
  });

  it('is not visible while it is minimised, and comes back when it is shown', () => {
    const { main, happened } = start();
    main.show();
    opened().emit('ready-to-show');
    opened().minimize();
    expect(main.isVisible()).toBe(false);
    main.show();
    expect(main.isVisible()).toBe(true);
    expect(happened).toEqual(['visible', 'hidden', 'visible', 'visible']);
  });

  it('goes where it shall as soon as it listens, and is told nothing before', () => {
    const { main } = start();
    main.show(phone);
    main.push('fleet', delta);
    expect(opened().sent).toEqual([]);
    main.ready();
    main.push('fleet', delta);
    main.show({ view: 'fleet', search: 'status:problem' });
    expect(opened().sent).toEqual([
      { channel: 'kooglance:navigate', value: phone },
      { channel: 'kooglance:fleet', value: delta },
      { channel: 'kooglance:navigate', value: { view: 'fleet', search: 'status:problem' } },
    ]);
  });

  it('that is closed hears nothing more', () => {
    const { main } = start();
    main.show();
    main.ready();
    opened().close();
    main.push('fleet', delta);
    expect(opened().sent).toEqual([]);
  });

  it.each<[what: string, bounds: Bounds | null, expected: Partial<Bounds>]>([
    ['has a size of its own at first', null, { width: 1_100, height: 720 }],
    ['is where it was', { x: 5, y: 6, width: 700, height: 500 }, { x: 5, y: 6, width: 700, height: 500 }],
  ])('%s', (_, bounds, expected) => {
    start(bounds).main.show();
    expect(opened().options).toMatchObject(expected);
  });

  it('does not open where no screen is any more', () => {
    start({ x: 5_000, y: 6, width: 700, height: 500 }).main.show();
    expect(opened().options).toMatchObject({ width: 700, height: 500 });
    expect(opened().options).not.toHaveProperty('x');
  });
});
