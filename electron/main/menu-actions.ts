import { app } from 'electron';
import type { MenuAction } from '../core/tray-menu.ts';
import type { Clock } from './clock.ts';
import type { Monitor } from './monitor.ts';
import type { Snoozes } from './snoozes.ts';
import type { Watching } from './watching.ts';
import type { MainWindow } from './window.ts';

export interface MenuActionParts {
  readonly clock: Clock;
  readonly monitor: Monitor;
  readonly snoozes: Snoozes;
  readonly watching: Watching;
  readonly window: MainWindow;
}

/** Does what an entry of the tray menu asks for. */
export function createMenuActions(parts: MenuActionParts): (action: MenuAction) => void {
  const { clock, monitor, snoozes, watching, window } = parts;

  /** What the menu counts as problems. */
  function openProblems(): readonly string[] {
    const { phones, problemKeys } = monitor.fleet;
    return [...problemKeys].filter((key) => phones.get(key)?.snooze === null);
  }

  return (action) => {
    switch (action.kind) {
      case 'go':
        return window.show(action.destination);
      case 'open':
        return window.show();
      case 'refresh':
        return monitor.refresh();
      case 'pause':
        return monitor.setPaused(action.paused);
      case 'snooze': {
        const { scopes, until } = action;
        return snoozes.set(scopes, typeof until === 'function' ? until(new Date(clock.now())) : until);
      }
      case 'endSnooze':
        return snoozes.end(action.scopes);
      case 'acknowledge':
        return monitor.acknowledge(action.keys === 'all' ? openProblems() : action.keys, true);
      case 'endDemo':
        return watching.stopDemo();
      case 'quit':
        return app.quit();
    }
  };
}
