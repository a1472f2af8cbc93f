import { defaultAlerts } from '../core/alerts/settings.ts';
import { SETTINGS_VERSION } from './settings-schema.ts';

type File = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is File {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The version of a settings file, 1 where it says nothing of it; null where it is no version. */
export function versionOf(value: unknown): number | null {
  if (!isObject(value) || !('version' in value)) return 1;
  return typeof value['version'] === 'number' ? value['version'] : null;
}

/** Version 2 had a switch for each of seven kinds, and one snooze, of everything. */
function fromSecond({ notifications, snoozedUntil, ...rest }: File): File {
  const kinds = isObject(notifications)
    ? Object.entries(notifications).flatMap(([kind, notify]) => {
        const known = Object.entries(defaultAlerts.kinds).find(([name]) => name === kind);
        return known === undefined ? [] : [[kind, { ...known[1], notify }] as const];
      })
    : [];
  return {
    ...rest,
    alerts: { kinds: Object.fromEntries(kinds) },
    snoozes: typeof snoozedUntil === 'number' ? [{ scope: { kind: 'all' }, until: snoozedUntil }] : [],
  };
}

/**
 * Brings the content of an older settings file into today's form. Version 1 had tokens alone, and none of the fields
 * that version 2 has defaults for. What is not a settings file at all is left as it is, for the schema to refuse.
 */
export function migrated(value: unknown): unknown {
  const version = versionOf(value);
  if (!isObject(value) || version === null || version >= SETTINGS_VERSION) return value;
  return { ...fromSecond(value), version: SETTINGS_VERSION };
}
