import { app, type BrowserWindow } from 'electron';
import type { Messages } from '../messages/index.ts';
import { trayIcon } from './icons.ts';

export interface BadgeOptions {
  readonly messages: Messages;
  /** The window, while there is one. */
  readonly window: () => Pick<BrowserWindow, 'setOverlayIcon'> | null;
}

export interface Badge {
  /** Shows how many phones need somebody; nothing for 0. */
  show(count: number): void;
}

/**
 * The number of problems beside the app's icon. macOS has it in the dock, and asks for the permission to show
 * notifications; Linux has it in launchers that know the LauncherEntry interface, by the name of the app's desktop file:
 * https://www.electronjs.org/docs/latest/api/app#appsetbadgecountcount-linux-macos. Where there is no such launcher the
 * call comes to nothing, and does no harm.
 *
 * Windows lays a picture over the window's button in the taskbar, with a description for screen readers, and none where
 * the taskbar is set to small icons:
 * https://www.electronjs.org/docs/latest/api/browser-window#winsetoverlayiconoverlay-description-windows and
 * https://learn.microsoft.com/windows/win32/api/shobjidl_core/nf-shobjidl_core-itaskbarlist3-setoverlayicon. The picture
 * goes with the button, and the button with the window.
 */
export function createBadge({ messages, window }: BadgeOptions): Badge {
  const { glance } = messages;
  let shown = 0;

  function overlay(): void {
    if (shown === 0) window()?.setOverlayIcon(null, '');
    else window()?.setOverlayIcon(trayIcon('problems', shown), glance.counted.problems(glance.number(shown)));
  }

  if (process.platform === 'win32')
    app.on('browser-window-created', (_event, made) => {
      // A window that is not shown has no button yet.
      made.on('show', overlay);
    });

  return {
    show(count) {
      if (count === shown) return;
      shown = count;
      if (process.platform === 'win32') overlay();
      else app.setBadgeCount(count);
    },
  };
}
