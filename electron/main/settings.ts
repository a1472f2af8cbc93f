import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ipcMain } from 'electron';
import Store from 'electron-store';
import { migrated, versionOf } from './settings-migrations.ts';
import { SETTINGS_VERSION, settingsSchema, type Settings } from './settings-schema.ts';
import type { SettingsNotice } from '../shared/contract.ts';

/** The settings of the program: read once at the start, kept in memory, written at each change. */
export interface SettingsStore {
  get(): Settings;
  /** Takes over the changed parts and writes them. What could not be written is said by `notice`. */
  set(part: Partial<Settings>): void;
  /** What the user must know about the file; null when all is well. */
  notice(): SettingsNotice | null;
}

interface Found {
  readonly settings: Settings;
  readonly notice: SettingsNotice | null;
  readonly writable: boolean;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Keeps an unreadable file beside, so that nothing in it is lost. */
function setAside(path: string, now: Date): string {
  const keptAs = `${path}.corrupt-${now.toISOString().replaceAll(':', '-')}`;
  renameSync(path, keptAs);
  return keptAs;
}

function find(path: string, now: Date): Found {
  const defaults = settingsSchema.parse({});
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { settings: defaults, notice: null, writable: true };
    return { settings: defaults, notice: { kind: 'notSaved', reason: String(error) }, writable: false };
  }
  const value = readJson(text);
  const version = versionOf(value);
  if (version !== null && version > SETTINGS_VERSION)
    return { settings: defaults, notice: { kind: 'newer', version }, writable: false };
  const parsed = settingsSchema.safeParse(migrated(value));
  if (parsed.success) return { settings: parsed.data, notice: null, writable: true };
  try {
    return { settings: defaults, notice: { kind: 'corrupt', keptAs: setAside(path, now) }, writable: true };
  } catch (error) {
    return { settings: defaults, notice: { kind: 'notSaved', reason: String(error) }, writable: false };
  }
}

function openStore(directory: string): Store<Settings> {
  return new Store<Settings>({
    name: 'settings',
    cwd: directory,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
}

/** Opens `settings.json` in the folder of the user's data, which it also is the only one to write. */
export function openSettings(directory: string, now: Date): SettingsStore {
  const found = find(join(directory, 'settings.json'), now);
  let { settings, notice } = found;
  const notSaved = (error: unknown): SettingsNotice => ({
    kind: 'notSaved',
    reason: error instanceof Error ? error.message : String(error),
  });
  let store: Store<Settings> | null = null;
  try {
    if (found.writable) store = openStore(directory);
  } catch (error) {
    notice = notSaved(error);
  }
  // electron-store answers any window on a channel of its own; ours asks by the contract alone.
  ipcMain.removeAllListeners('electron-store-get-data');

  return {
    get: () => settings,
    set(part) {
      settings = { ...settings, ...part };
      if (store === null) return;
      try {
        store.store = settings;
        if (notice?.kind === 'notSaved') notice = null;
      } catch (error) {
        notice = notSaved(error);
      }
    },
    notice: () => notice,
  };
}
