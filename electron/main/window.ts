import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, screen, type Rectangle } from 'electron';
import type { Destination } from '../core/destination.ts';
import { channel, type PushName, type Pushes } from '../shared/contract.ts';
import { APP_ORIGIN } from './app-scheme.ts';
import { appIcon } from './icons.ts';

const SIZE = { width: 1100, height: 720 };
const SMALLEST = { minWidth: 560, minHeight: 400 };

export interface WindowOptions {
  readonly bounds: () => Rectangle | null;
  readonly onBounds: (bounds: Rectangle) => void;
  /** The window became visible, or is about to go. */
  readonly onVisible: (visible: boolean) => void;
  readonly onClosed: () => void;
}

/** The one window. It exists only while it is open: a tray app without a window is light. */
export interface MainWindow {
  show(destination?: Destination): void;
  isVisible(): boolean;
  /** Whether it has the focus: then somebody looks at it. */
  isInFront(): boolean;
  /** The window itself; null while there is none. */
  current(): BrowserWindow | null;
  /** Sends to the window if there is one that listens; drops it otherwise. */
  push<Name extends PushName>(name: Name, value: Pushes[Name]): void;
  /** The window's page is up and asks where to go. */
  ready(): void;
}

/** Bounds of the last time, unless no screen shows them any more. */
function placeable(bounds: Rectangle | null): Partial<Rectangle> {
  if (bounds === null) return SIZE;
  const { workArea } = screen.getDisplayMatching(bounds);
  const overlaps =
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y < workArea.y + workArea.height &&
    bounds.y + bounds.height > workArea.y;
  return overlaps ? bounds : { width: bounds.width, height: bounds.height };
}

export function createMainWindow(options: WindowOptions): MainWindow {
  let window: BrowserWindow | null = null;
  let listening = false;
  let wanted: Destination | null = null;

  function open(): BrowserWindow {
    const opened = new BrowserWindow({
      ...placeable(options.bounds()),
      ...SMALLEST,
      show: false,
      title: 'KooGlance',
      icon: appIcon(),
      autoHideMenuBar: true,
      webPreferences: {
        preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        backgroundThrottling: true,
      },
    });
    listening = false;
    opened.once('ready-to-show', () => {
      opened.show();
    });
    opened.on('show', () => {
      options.onVisible(true);
    });
    opened.on('restore', () => {
      options.onVisible(true);
    });
    opened.on('hide', () => {
      options.onVisible(false);
    });
    opened.on('minimize', () => {
      options.onVisible(false);
    });
    opened.on('close', () => {
      options.onBounds(opened.getNormalBounds());
    });
    opened.on('closed', () => {
      window = null;
      listening = false;
      options.onVisible(false);
      options.onClosed();
    });
    void opened.loadURL(`${APP_ORIGIN}/index.html`);
    return opened;
  }

  function navigate(): void {
    if (wanted === null || !listening || window === null) return;
    window.webContents.send(channel('navigate'), wanted);
    wanted = null;
  }

  return {
    show(destination) {
      wanted = destination ?? null;
      if (window === null) window = open();
      else {
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
      }
      if (process.platform === 'darwin') app.focus({ steal: true });
      navigate();
    },
    isInFront: () => window?.isFocused() ?? false,
    current: () => window,
    isVisible: () => window !== null && window.isVisible() && !window.isMinimized(),
    push(name, value) {
      if (listening) window?.webContents.send(channel(name), value);
    },
    ready() {
      listening = true;
      navigate();
    },
  };
}
