import { Menu } from 'electron';

/**
 * macOS expects a menu bar, and the shortcuts for copy and paste come from it. Windows and Linux get none: the window has
 * all that there is.
 */
export function setAppMenu(): void {
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}
