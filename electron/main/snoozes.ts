import {
  nextSnoozeEnd,
  snoozeTable,
  withoutScopes,
  withSnoozes,
  type Scope,
  type Snooze,
  type SnoozeEnd,
  type SnoozeTable,
} from '../core/alerts/snoozes.ts';
import type { Fleet } from '../core/fleet.ts';
import type { Clock } from './clock.ts';
import type { SettingsStore } from './settings.ts';

/** What is snoozed or muted, kept in the settings. */
export interface Snoozes {
  /** Those that hold now. */
  table(): SnoozeTable;
  set(scopes: readonly Scope[], until: SnoozeEnd): void;
  end(scopes: readonly Scope[]): void;
  /** These phones have recovered: what was snoozed until then holds no more. */
  recovered(keys: readonly string[]): void;
  /** Forgets snoozes of accounts and phones that are gone. */
  forget(isThere: (scope: Scope) => boolean): void;
}

/** A timer can't wait for longer, in ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** @param onChange called after each change, also when a snooze has ended by itself */
export function createSnoozes(settings: SettingsStore, clock: Clock, onChange: () => void): Snoozes {
  let cancel = () => {};
  let table = snoozeTable(settings.get().snoozes, clock.now());

  function watchEnd(): void {
    cancel();
    const end = nextSnoozeEnd(table.list);
    if (end === null) return;
    cancel = clock.after(Math.min(Math.max(0, end - clock.now()), LONGEST_TIMER), () => {
      take(settings.get().snoozes);
    });
  }

  function take(snoozes: readonly Snooze[]): void {
    table = snoozeTable(snoozes, clock.now());
    settings.set({ snoozes: table.list });
    watchEnd();
    onChange();
  }

  watchEnd();
  return {
    table: () => table,
    set(scopes, until) {
      take(
        withSnoozes(
          table.list,
          scopes.map((scope) => ({ scope, until })),
        ),
      );
    },
    end(scopes) {
      take(withoutScopes(table.list, scopes));
    },
    recovered(keys) {
      const gone = new Set(keys);
      const left = table.list.filter(
        ({ scope, until }) => until !== 'recovery' || scope.kind !== 'phone' || !gone.has(scope.key),
      );
      if (left.length < table.list.length) take(left);
    },
    forget(isThere) {
      const left = table.list.filter(({ scope }) => isThere(scope));
      if (left.length < table.list.length) take(left);
    },
  };
}

/** The phones with problems that the scopes are about: what can be snoozed until it recovers. */
export function problemsIn(fleet: Fleet, scopes: readonly Scope[]): readonly Scope[] {
  // Whatever a snooze of these scopes would hold for.
  const wanted = snoozeTable(
    scopes.map((scope) => ({ scope, until: 'never' })),
    0,
  );
  return [...fleet.problemKeys].flatMap((key) => {
    const phone = fleet.phones.get(key);
    return phone && wanted.of(phone) !== null ? [{ kind: 'phone', key } as const] : [];
  });
}
