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

/** The tray icon, its tooltip and its menu. Each is touched only when it differs from what is there. */
export function createTray({ clock, messages, sight, onAction }: TrayOptions): { update(): void } {
  let shown = { icon: '', tooltip: '', title: '', menu: '' };
  const tray = new Tray(trayIcon('idle', 0));
  tray.on('click', () => {
    onAction({ kind: 'open' });
  });

  function template(entry: MenuEntry): MenuItemConstructorOptions {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'menu':
        return { label: entry.label, submenu: entry.entries.map(template) };
      case 'item':
        return {
          // An ampersand would underline the next letter instead of standing there.
          label: entry.label.replaceAll('&', '&&'),
          click: () => {
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
    const text = tooltip(now, messages);
    if (icon !== shown.icon) tray.setImage(trayIcon(state, count));
    if (text !== shown.tooltip) tray.setToolTip(text);
    if (process.platform === 'darwin' && title !== shown.title) tray.setTitle(title);
    shown = { ...shown, icon, title, tooltip: text };
  }

  function showMenu(): void {
    const entries = trayMenu(sight(), messages);
    const menu = JSON.stringify(entries);
    if (menu === shown.menu) return;
    shown = { ...shown, menu };
    tray.setContextMenu(Menu.buildFromTemplate(entries.map(template)));
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
