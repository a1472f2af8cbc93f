import { Variant } from 'dbus-next';
import { connectBus } from './bus.ts';

/*
 * The desktop's side of notifications.
 * Follows https://specifications.freedesktop.org/notification-spec/latest/
 */

const serverName = 'org.freedesktop.Notifications';
const propertiesInterface = 'org.freedesktop.DBus.Properties';
const serverPath = '/org/freedesktop/Notifications';

const closedByUser = 2;
const closedByCall = 3;

export interface Notice {
  readonly id: number;
  readonly app: string;
  readonly summary: string;
  readonly body: string;
  /** Keys and labels of the actions, in turn. */
  readonly actions: readonly string[];
}

export interface NotificationServer {
  /** All notices since the start or the last `forget`, oldest first. */
  readonly received: readonly Notice[];
  /** Those that nobody has closed. */
  readonly open: readonly Notice[];
  forget(): void;
  /** Switches do-not-disturb, which KDE's desktop tells as a property. */
  setInhibited(inhibited: boolean): void;
  /** The first notice, already there or still to come, whose summary fits. Rejects after `deadlineMs`, naming what came instead. */
  waitFor(summary: string | RegExp, deadlineMs?: number): Promise<Notice>;
  /** A click of the user on the notice. */
  click(notice: Notice): void;
  close(): void;
}

function noticeOf(id: number, call: readonly unknown[]): Notice {
  const [app, , , summary, body, actions] = call as [string, number, string, string, string, string[]];
  return { id, app, summary, body, actions };
}

function fits(notice: Notice, summary: string | RegExp): boolean {
  return typeof summary === 'string' ? notice.summary === summary : summary.test(notice.summary);
}

/** Owns the notifications of the desktop whose session bus is at `address`. */
export async function startNotificationServer(address: string): Promise<NotificationServer> {
  const bus = await connectBus(address);
  const received: Notice[] = [];
  const open = new Map<number, Notice>();
  const waiting = new Set<() => void>();
  let lastId = 0;
  let inhibited = false;

  function end(id: number, reason: number): void {
    if (open.delete(id)) bus.emit(serverPath, serverName, 'NotificationClosed', 'uu', [id, reason]);
  }

  await bus.serve(serverName, ({ interface: iface, member, body }) => {
    if (iface === propertiesInterface && member === 'Get' && body[1] === 'Inhibited')
      return { signature: 'v', body: [new Variant('b', inhibited)] };
    if (iface !== serverName) return null;
    switch (member) {
      case 'GetServerInformation':
        return { signature: 'ssss', body: ['KooGlance tests', 'KooGlance', '1', '1.2'] };
      case 'GetCapabilities':
        return { signature: 'as', body: [['actions', 'body', 'persistence']] };
      case 'CloseNotification':
        end(Number(body[0]), closedByCall);
        return { signature: '', body: [] };
      case 'Notify': {
        const replaces = Number(body[1]);
        const notice = noticeOf(replaces === 0 ? ++lastId : replaces, body);
        received.push(notice);
        open.set(notice.id, notice);
        for (const look of waiting) look();
        return { signature: 'u', body: [notice.id] };
      }
      default:
        return null;
    }
  });

  return {
    received,
    get open() {
      return [...open.values()];
    },
    forget() {
      received.length = 0;
    },
    setInhibited(value) {
      inhibited = value;
    },
    waitFor(summary, deadlineMs = 20_000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          const came = received.map((notice) => notice.summary).join(' | ');
          reject(new Error(`no notice “${String(summary)}” in ${deadlineMs} ms; there were: ${came}`));
        }, deadlineMs);
        function look(): void {
          const found = received.find((notice) => fits(notice, summary));
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        }
        waiting.add(look);
        look();
      });
    },
    click(notice) {
      bus.emit(serverPath, serverName, 'ActionInvoked', 'us', [notice.id, 'default']);
      end(notice.id, closedByUser);
    },
    close() {
      bus.close();
    },
  };
}
