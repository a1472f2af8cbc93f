import { BrowserWindow as ElectronWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBadge } from '../../electron/main/badge.ts';
import { en } from '../../electron/messages/en/index.ts';
import { BrowserWindow, desktop } from './fake-electron.ts';

function start(platform: NodeJS.Platform) {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
  return createBadge({ messages: en, window: () => ElectronWindow.getAllWindows()[0] ?? null });
}

/** The pictures over the button of a window, by the names of their files, with what a screen reader says of them. */
function overlays(window: BrowserWindow) {
  return window.overlays.map((overlay) =>
    overlay === null ? null : `${overlay.path.replace(/^.*[/\\]/, '')}: ${overlay.description}`,
  );
}

beforeEach(() => desktop.reset());
afterEach(() => vi.restoreAllMocks());

describe.each(['darwin', 'linux'] as const)('the badge on %s', (platform) => {
  it('is the number, set only when it is another one', () => {
    const badge = start(platform);
    const window = new BrowserWindow({});
    window.show();
    for (const count of [0, 3, 3, 1_021, 0, 0]) badge.show(count);
    expect(desktop.badges).toEqual([3, 1_021, 0]);
    expect(window.overlays).toEqual([]);
  });
});

describe('the badge on win32', () => {
  it('is the picture of the count over the button of the window, and its words', () => {
    const badge = start('win32');
    const window = new BrowserWindow({});
    for (const count of [0, 1, 1, 9, 1_021, 0, 0]) badge.show(count);
    expect(overlays(window)).toEqual([
      'problems-1.ico: 1 problem',
      'problems-9.ico: 9 problems',
      'problems-9plus.ico: 1,021 problems',
      null,
    ]);
    expect(desktop.badges).toEqual([]);
  });

  it('comes to a window that is opened later, with its button', () => {
    const badge = start('win32');
    badge.show(2);
    const first = new BrowserWindow({});
    expect(overlays(first)).toEqual([]);
    first.show();
    expect(overlays(first)).toEqual(['problems-2.ico: 2 problems']);
    first.close();
    badge.show(3);
    const second = new BrowserWindow({});
    second.show();
    expect(overlays(second)).toEqual(['problems-3.ico: 3 problems']);
  });
});
