import { settingsSchema, type Settings } from '../../electron/main/settings-schema.ts';
import type { SettingsStore } from '../../electron/main/settings.ts';

/** Settings without a file. */
export function settingsInMemory(first: Partial<Settings> = {}): SettingsStore {
  let settings: Settings = { ...settingsSchema.parse({}), ...first };
  return {
    get: () => settings,
    set(part) {
      settings = { ...settings, ...part };
    },
    notice: () => null,
  };
}
