import { EventEmitter } from 'node:events';

/*
 * As much of Electron as the main process needs, in place of the package in all tests on Node. What a test wants to
 * steer or to look at lies in `desktop`.
 */

export interface FakeMenuItem {
  readonly label?: string;
  readonly type?: string;
  readonly submenu?: readonly FakeMenuItem[];
  readonly click?: () => void;
}

type Listener = (event: unknown, argument: unknown) => unknown;

/** What the tests see of the desktop, and what they set of it. */
export const desktop = {
  keychain: { available: true, backend: 'gnome_libsecret', key: 1 },
  online: true,
  /** The system's proxies as Chromium tells them, and for whom they were asked. */
  proxies: { list: 'DIRECT', askedFor: [] as string[] },
  clipboard: '',
  trays: [] as Tray[],
  notifications: [] as Notification[],
  windows: [] as BrowserWindow[],
  /** The number beside the app's icon in dock or launcher, each time that it was set. */
  badges: [] as number[],
  handlers: new Map<string, Listener>(),
  workArea: { x: 0, y: 0, width: 1_920, height: 1_080 },
  /** As after a start of the desktop. */
  reset(): void {
    Object.assign(desktop.keychain, { available: true, backend: 'gnome_libsecret', key: 1 });
    Object.assign(desktop, { online: true, clipboard: '', trays: [], notifications: [] });
    Object.assign(desktop, { windows: [], badges: [] });
    Object.assign(desktop.proxies, { list: 'DIRECT', askedFor: [] });
    desktop.handlers.clear();
    app.removeAllListeners();
    powerMonitor.removeAllListeners();
    ipcMain.removeAllListeners();
  },
};

/** @public */
export const app = Object.assign(new EventEmitter(), {
  getPath: () => '/nonexistent',
  getVersion: () => '0.0.0',
  setBadgeCount(count: number): boolean {
    desktop.badges.push(count);
    return true;
  },
});

export const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel: string, listener: Listener): void {
    desktop.handlers.set(channel, listener);
  },
});

export const powerMonitor = new EventEmitter();

/** @public */
export const net = { isOnline: () => desktop.online };

/** @public */
export const session = {
  defaultSession: {
    resolveProxy(url: string): Promise<string> {
      desktop.proxies.askedFor.push(url);
      return Promise.resolve(desktop.proxies.list);
    },
  },
};

/** @public */
export const clipboard = {
  writeText(text: string): void {
    desktop.clipboard = text;
  },
};

/** @public */
export const screen = {
  getDisplayMatching: () => ({ workArea: desktop.workArea }),
  getPrimaryDisplay: () => ({ scaleFactor: 1 }),
};

/** @public */
export const nativeImage = { createFromPath: (path: string) => ({ path }) };

/** Turns the bits round by the key, so that nothing in the file reads as what went in. @public */
export const safeStorage = {
  isEncryptionAvailable: () => desktop.keychain.available,
  getSelectedStorageBackend: () => desktop.keychain.backend,
  encryptString: (text: string) =>
    Buffer.concat([
      Buffer.from([desktop.keychain.key]),
      Buffer.from(text).map((byte) => byte ^ (0x80 + desktop.keychain.key)),
    ]),
  decryptString(encrypted: Buffer): string {
    if (encrypted[0] !== desktop.keychain.key) throw new Error('Error while decrypting the ciphertext.');
    return Buffer.from(encrypted.subarray(1).map((byte) => byte ^ (0x80 + desktop.keychain.key))).toString();
  },
};

export class Menu extends EventEmitter {
  readonly items: readonly FakeMenuItem[];

  constructor(items: readonly FakeMenuItem[] = []) {
    super();
    this.items = items;
  }
  static buildFromTemplate(items: readonly FakeMenuItem[]): Menu {
    return new Menu(items);
  }
}

export class Tray extends EventEmitter {
  /** What was called, in order. */
  readonly touched: string[] = [];
  image: { readonly path: string };
  tooltip = '';
  menu = new Menu();

  constructor(image: { readonly path: string }) {
    super();
    this.image = image;
    desktop.trays.push(this);
  }
  setImage(image: { readonly path: string }): void {
    this.touched.push('image');
    this.image = image;
  }
  setToolTip(text: string): void {
    this.touched.push('tooltip');
    this.tooltip = text;
  }
  setContextMenu(menu: Menu): void {
    this.touched.push('menu');
    this.menu = menu;
  }
}

export class Notification extends EventEmitter {
  readonly title: string;
  readonly body: string;
  state: 'new' | 'shown' | 'closed' = 'new';

  constructor({ title, body }: { readonly title: string; readonly body: string }) {
    super();
    this.title = title;
    this.body = body;
    desktop.notifications.push(this);
  }
  show(): void {
    this.state = 'shown';
  }
  close(): void {
    this.state = 'closed';
  }
}

export class BrowserWindow extends EventEmitter {
  readonly options: Readonly<Record<string, unknown>>;
  readonly sent: { readonly channel: string; readonly value: unknown }[] = [];
  readonly webContents = {
    send: (channel: string, value: unknown): void => {
      this.sent.push({ channel, value });
    },
  };
  /** The overlays of its button in the taskbar, each that was set; null for none. */
  readonly overlays: ({ readonly path: string; readonly description: string } | null)[] = [];
  url = '';
  visible = false;
  minimized = false;
  focused = false;
  closed = false;

  /** Those that are not closed. */
  static getAllWindows(): readonly BrowserWindow[] {
    return desktop.windows.filter(({ closed }) => !closed);
  }

  constructor(options: Readonly<Record<string, unknown>>) {
    super();
    this.options = options;
    desktop.windows.push(this);
    app.emit('browser-window-created', {}, this);
  }
  setOverlayIcon(image: { readonly path: string } | null, description: string): void {
    this.overlays.push(image && { path: image.path, description });
  }
  loadURL(url: string): Promise<void> {
    this.url = url;
    return Promise.resolve();
  }
  show(): void {
    this.visible = true;
    this.emit('show');
  }
  focus(): void {
    this.focused = true;
  }
  restore(): void {
    this.minimized = false;
    this.emit('restore');
  }
  minimize(): void {
    this.minimized = true;
    this.emit('minimize');
  }
  /** As the user's click on its cross does. */
  close(): void {
    this.emit('close');
    this.visible = false;
    this.closed = true;
    this.emit('closed');
  }
  isVisible(): boolean {
    return this.visible;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 800, height: 600 };
  }
}

/** electron-store takes Electron as a whole. */
export default { app, ipcMain };
