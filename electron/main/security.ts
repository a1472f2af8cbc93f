import { app } from 'electron';
import { APP_ORIGIN } from './app-scheme.ts';

/** The window shows our own page and nothing else: it opens nothing, goes nowhere, and is permitted nothing. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.session.setPermissionRequestHandler((_contents, _permission, answer) => {
      answer(false);
    });
    contents.session.setPermissionCheckHandler(() => false);
  });
}
