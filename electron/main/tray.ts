import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import { glanceState, tooltip, type Sight } from '../core/glance.ts';
import { trayMenu, type MenuAction, type MenuEntry } from '../core/tray-menu.ts';
import type { Messages } from '../messages/index.ts';
import type { Clock } from './clock.ts';
import { trayIcon } from './icons.ts';
import { createThrottle } from './throttle.ts';

export interface TrayOptions {
  readonly clock: Clock;
  readonly messages: Messages;
  readonly sight: () => Sight;
  readonly onAction: (action: MenuAction) => void;
}

/** Icon and tooltip follow this fast, in ms. */
const SWIFT = 200;
/** A menu that changes under the pointer is no use: on Linux a new one may close the one that stands open. In ms. */
const CALM = 2_000;
/**
 * For so long the menu stays as it is once it was opened, unless something in it is clicked or it is closed. It has an
 * end because Linux tells of the opening alone. In ms.
 * Events: https://www.electronjs.org/docs/latest/api/menu#instance-events
 */
const HELD = 10_000;

/** An ampersand would underline the next letter instead of standing there. */
function literal(label: string): string {
  return label.replaceAll('&', '&&');
}

/** The tray icon, its tooltip and its menu. Each is touched only when it differs from what is there. */
export function createTray({ clock, messages, sight, onAction }: TrayOptions): { update(): void } {
  let shown = { icon: '', tooltip: '', title: '', menu: '' };
  let endHold: (() => void) | null = null;
  const tray = new Tray(trayIcon('idle', 0));
  tray.on('click', () => {
    onAction({ kind: 'open' });
  });

  function hold(): void {
    // One that is opened again and again must not stay as it is for ever: the first time counts.
    endHold ??= clock.after(HELD, release);
  }

  function release(): void {
    endHold?.();
    endHold = null;
    glance.ask();
    menu.ask();
  }

  function template(entry: MenuEntry): MenuItemConstructorOptions {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'menu':
        return { label: literal(entry.label), submenu: entry.entries.map(template) };
      case 'item':
        return {
          label: literal(entry.label),
          click: () => {
            release();
            onAction(entry.action);
          },
        };
    }
  }

  function showGlance(): void {
    const now = sight();
    const state = glanceState(now);
    const count = state === 'problems' ? now.counts.problems : 0;
    const icon = `${state} ${Math.min(count, 10)}`;
    const title = count > 0 ? messages.glance.number(count) : '';
    const text = tooltip(now, clock.now(), messages);
    if (icon !== shown.icon) tray.setImage(trayIcon(state, count));
    // With each tooltip, Chromium on Linux sends the menu anew: one that is open stays as it is.
    const told = endHold === null ? text : shown.tooltip;
    if (told !== shown.tooltip) tray.setToolTip(told);
    if (process.platform === 'darwin' && title !== shown.title) tray.setTitle(title);
    shown = { ...shown, icon, title, tooltip: told };
  }

  function showMenu(): void {
    if (endHold !== null) return;
    const entries = trayMenu(sight(), messages);
    // Functions do not show in it, but what they do stands in their labels.
    const text = JSON.stringify(entries);
    if (text === shown.menu) return;
    shown = { ...shown, menu: text };
    const built = Menu.buildFromTemplate(entries.map(template));
    built.on('menu-will-show', hold);
    built.on('menu-will-close', release);
    tray.setContextMenu(built);
  }

  const glance = createThrottle(clock, SWIFT, showGlance);
  const menu = createThrottle(clock, CALM, showMenu);
  showGlance();
  showMenu();
  return {
    update() {
      glance.ask();
      menu.ask();
    },
  };
}
