import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../electron/core/alerts/notice.ts';
import { onward as words } from '../../electron/messages/en/onward.ts';
import { createNotifications } from '../../electron/main/notifications.ts';
import { aNotice } from './a-notice.ts';
import type * as FakeElectron from './fake-electron.ts';
import { desktop } from './fake-electron.ts';

const system = vi.hoisted(() => ({ supported: true, silent: [] as boolean[] }));

/** The desktop of all tests, with what these alone look at. */
vi.mock('electron', async (importOriginal) => {
  const electron = await importOriginal<typeof FakeElectron>();
  class Notification extends electron.Notification {
    static isSupported(): boolean {
      return system.supported;
    }
    constructor(options: { readonly title: string; readonly body: string; readonly silent: boolean }) {
      super(options);
      system.silent.push(options.silent);
    }
  }
  return { ...electron, Notification };
});

function start() {
  const told: string[] = [];
  const notifications = createNotifications({
    words: words.desktop,
    onClick: ({ id }) => told.push(`clicked ${id}`),
    onRefused: ({ id }, error) => told.push(`refused ${id}: ${error}`),
  });
  return { ...notifications, told };
}

const onShow = () => desktop.notifications.filter(({ state }) => state === 'shown').map(({ title }) => title);

beforeEach(() => {
  desktop.reset();
  Object.assign(system, { supported: true, silent: [] });
});

describe('notifications', () => {
  it.each<[what: string, notices: readonly Notice[], left: readonly string[]]>([
    ['stand side by side', [aNotice('a'), aNotice('b')], ['title a', 'title b']],
    ['take the place of the same', [aNotice('a'), aNotice('b'), aNotice('a')], ['title b', 'title a']],
    [
      'take the place of others',
      [aNotice('a'), aNotice('b'), aNotice('c', { replaces: ['a', 'b', 'x'] })],
      ['title c'],
    ],
  ])('%s', (_, notices, left) => {
    const { show } = start();
    for (const one of notices) show(one);
    expect(onShow()).toEqual(left);
  });

  it.each([
    ['click', [], 'clicked a'],
    ['failed', [{}, 'no server'], 'refused a: no server'],
    ['failed', [{}, ''], `refused a: ${words.desktop.refused}`],
  ])('tell what became of them: %s %j', (event, given, expected) => {
    const { show, told } = start();
    show(aNotice('a'));
    show(aNotice('b'));
    desktop.notifications[0]?.emit(event, ...given);
    expect(told).toEqual([expected]);
  });

  it('are refused where the system has none', () => {
    const { show, told } = start();
    system.supported = false;
    show(aNotice('a'));
    expect(told).toEqual([`refused a: ${words.desktop.unsupported}`]);
    expect(desktop.notifications).toEqual([]);
  });

  it('make a sound only when they shall', () => {
    const { show } = start();
    show(aNotice('a', { sound: true }));
    show(aNotice('b', { sound: false }));
    expect(system.silent).toEqual([false, true]);
  });

  it('are remembered a hundred at a time: the newest can still be replaced', () => {
    const { show } = start();
    for (let number = 0; number < 500; number += 1) show(aNotice(`n${number}`));
    show(aNotice('last', { replaces: ['n499', 'n401', 'n0'] }));
    const left = onShow();
    expect(left).not.toContain('title n499');
    expect(left).not.toContain('title n401');
    expect(left).toHaveLength(499);
  });
});
