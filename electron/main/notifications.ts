import { Notification } from 'electron';
import type { Notice } from '../core/alerts/notice.ts';
import type { OnwardWords } from '../messages/en/onward.ts';
import { appIcon } from './icons.ts';

export interface NotificationsOptions {
  readonly words: OnwardWords['desktop'];
  readonly onClick: (notice: Notice) => void;
  /** The error is in words: the system's where it has any. */
  readonly onRefused: (notice: Notice, error: string) => void;
}

export interface Notifications {
  show(notice: Notice): void;
}

/** How many shown notices are remembered, so that they can be replaced or clicked. */
const REMEMBERED = 100;

/** Shows notices on the desktop. A newer one takes the place of its elders. */
export function createNotifications({ words, onClick, onRefused }: NotificationsOptions): Notifications {
  // Also keeps them from being collected, which would lose their clicks.
  const shown = new Map<string, Notification>();

  function close(id: string): void {
    shown.get(id)?.close();
    shown.delete(id);
  }

  return {
    show(notice) {
      for (const id of [notice.id, ...notice.replaces]) close(id);
      if (!Notification.isSupported()) {
        onRefused(notice, words.unsupported);
        return;
      }
      const notification = new Notification({
        title: notice.title,
        body: notice.body,
        icon: appIcon(),
        // Windows and macOS heed it. On Linux Electron does not hand it on: there the desktop alone decides.
        silent: !notice.sound,
      });
      notification.on('click', () => {
        onClick(notice);
      });
      // Although the documentation does not say so, it comes on Linux as well, with an empty text.
      notification.on('failed', (_event, error) => {
        onRefused(notice, error === '' ? words.refused : error);
      });
      shown.set(notice.id, notification);
      const [oldest] = shown.keys();
      if (shown.size > REMEMBERED && oldest !== undefined) shown.delete(oldest);
      notification.show();
    },
  };
}
