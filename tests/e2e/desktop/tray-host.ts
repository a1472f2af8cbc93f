import { Variant } from 'dbus-next';
import { type Bus, connectBus, type Target } from './bus.ts';
import { clickMenu, type MenuEntry, readMenu } from './menu.ts';

/*
 * The desktop's side of the tray: the watcher at which an app registers its icon, and the host that shows it.
 * Follows https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/
 */

const watcherName = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';
const propertiesInterface = 'org.freedesktop.DBus.Properties';

/** Pixels from the top left, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Buffer;
}

export interface TrayHost {
  /** How many tray items are there now. */
  readonly items: number;
  /** The signals that the items sent (`NewIcon`, `NewToolTip`, `LayoutUpdated`, ...), oldest first. */
  readonly signals: readonly string[];
  forgetSignals(): void;
  /** The largest picture of the icon. */
  icon(): Promise<Pixels>;
  tooltip(): Promise<string>;
  menu(): Promise<readonly MenuEntry[]>;
  /** Clicks a menu entry, named by its label and those of the menus above it. */
  click(...labels: readonly string[]): Promise<void>;
  /** A click on the icon itself. */
  activate(): Promise<void>;
  close(): void;
}

interface Item extends Target {
  /** The unique name of the connection that registered it. */
  readonly owner: string;
}

type IconPixmap = [width: number, height: number, argb: Buffer | readonly number[]];

function toPixels([width, height, argb]: IconPixmap): Pixels {
  const bytes = Buffer.from(argb);
  const rgba = Buffer.alloc(bytes.length);
  for (let at = 0; at < bytes.length; at += 4) {
    const [alpha = 0, red = 0, green = 0, blue = 0] = bytes.subarray(at, at + 4);
    rgba.set([red, green, blue, alpha], at);
  }
  return { width, height, rgba };
}

function watcherProperties(items: readonly Item[]): Record<string, Variant> {
  return {
    IsStatusNotifierHostRegistered: new Variant('b', true),
    ProtocolVersion: new Variant('i', 0),
    RegisteredStatusNotifierItems: new Variant(
      'as',
      items.map((item) => item.destination + item.path),
    ),
  };
}

/** Owns the tray of the desktop whose session bus is at `address`. */
export async function startTrayHost(address: string): Promise<TrayHost> {
  const bus: Bus = await connectBus(address);
  const items: Item[] = [];
  const signals: string[] = [];

  function register(sender: string, service: string): void {
    // An item gives its bus name, or only its path where it sits at the sender's own name.
    const byPath = service.startsWith('/');
    const item: Item = {
      owner: sender,
      destination: byPath ? sender : service,
      path: byPath ? service : '/StatusNotifierItem',
      interface: 'org.kde.StatusNotifierItem',
    };
    items.push(item);
    void bus.watch(`type='signal',sender='${sender}'`, (signal) => {
      signals.push(signal.member);
    });
    bus.emit(watcherPath, watcherName, 'StatusNotifierItemRegistered', 's', [item.destination + item.path]);
  }

  await bus.watch("type='signal',interface='org.freedesktop.DBus',member='NameOwnerChanged'", ({ body }) => {
    const gone = items.findIndex(
      (item) => body[2] === '' && (item.owner === body[0] || item.destination === body[0]),
    );
    const [item] = gone === -1 ? [] : items.splice(gone, 1);
    if (item === undefined) return;
    bus.emit(watcherPath, watcherName, 'StatusNotifierItemUnregistered', 's', [item.destination + item.path]);
  });

  await bus.serve(watcherName, ({ sender, interface: iface, member, body }) => {
    const properties = watcherProperties(items);
    if (iface === propertiesInterface && member === 'GetAll') {
      return { signature: 'a{sv}', body: [properties] };
    }
    const wanted = properties[String(body[1])];
    if (iface === propertiesInterface && member === 'Get' && wanted !== undefined) {
      return { signature: 'v', body: [wanted] };
    }
    if (iface !== watcherName) return null;
    if (member === 'RegisterStatusNotifierItem') register(sender, String(body[0]));
    return { signature: '', body: [] };
  });
  bus.emit(watcherPath, watcherName, 'StatusNotifierHostRegistered', '', []);

  function item(): Item {
    const newest = items.at(-1);
    if (newest === undefined) throw new Error('there is no tray item');
    return newest;
  }

  async function property(name: string): Promise<unknown> {
    const { destination, path, interface: iface } = item();
    const [value] = await bus.call({ destination, path, interface: propertiesInterface }, 'Get', 'ss', [
      iface,
      name,
    ]);
    return (value as Variant<unknown>).value;
  }

  async function menuTarget(): Promise<Target> {
    const path = await property('Menu');
    return { destination: item().destination, path: String(path), interface: 'com.canonical.dbusmenu' };
  }

  return {
    get items() {
      return items.length;
    },
    signals,
    forgetSignals() {
      signals.length = 0;
    },
    async icon() {
      const pixmaps = (await property('IconPixmap')) as IconPixmap[];
      const [largest] = [...pixmaps].sort((a, b) => b[0] - a[0]);
      if (largest === undefined) throw new Error('the tray item has no picture');
      return toPixels(largest);
    },
    async tooltip() {
      const [, , title, text] = (await property('ToolTip')) as [string, unknown, string, string];
      return [title, text].filter((part) => part !== '').join('\n');
    },
    menu: async () => readMenu(bus, await menuTarget()),
    click: async (...labels) => clickMenu(bus, await menuTarget(), labels),
    async activate() {
      await bus.call(item(), 'Activate', 'ii', [0, 0]);
    },
    close() {
      bus.close();
    },
  };
}
