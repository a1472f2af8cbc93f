import { Notification } from 'electron';
import type { Destination } from '../core/destination.ts';
import type { Notice } from '../core/notice.ts';
import { appIcon } from './icons.ts';

export interface NotificationsOptions {
  readonly onClick: (destination: Destination) => void;
  readonly onFailure: (title: string, error: string) => void;
}

/** How many shown notices are remembered, so that they can be replaced or clicked. */
const REMEMBERED = 100;

/** Shows notices on the desktop. A newer one takes the place of its elders. */
export function createNotifications({ onClick, onFailure }: NotificationsOptions): {
  show(notice: Notice): void;
} {
  // Also keeps them from being collected, which would lose their clicks.
  const shown = new Map<string, Notification>();

  function close(id: string): void {
    shown.get(id)?.close();
    shown.delete(id);
  }

  return {
    show(notice) {
      for (const id of [notice.id, ...notice.replaces]) close(id);
      const notification = new Notification({
        title: notice.title,
        body: notice.body,
        icon: appIcon(),
      });
      notification.on('click', () => {
        onClick(notice.destination);
      });
      notification.on('failed', (_event, error) => {
        onFailure(notice.title, error);
      });
      shown.set(notice.id, notification);
      const [oldest] = shown.keys();
      if (shown.size > REMEMBERED && oldest !== undefined) shown.delete(oldest);
      notification.show();
    },
  };
}
