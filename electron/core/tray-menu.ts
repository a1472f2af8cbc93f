import type { Messages } from '../messages/index.ts';
import type { Destination } from './destination.ts';
import { PHONES_IN_MENU, type Sight } from './glance.ts';
import { snoozes } from './snooze.ts';

/** What a click on an entry of the tray menu asks for. */
export type MenuAction =
  | { readonly kind: 'go'; readonly destination: Destination }
  | { readonly kind: 'refresh' | 'open' | 'endDemo' | 'quit' }
  | { readonly kind: 'pause'; readonly paused: boolean }
  /** `until` is a function, as the menu may stand open for long. */
  | { readonly kind: 'snooze'; readonly until: ((now: Date) => number) | null };

export type MenuEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'item'; readonly label: string; readonly action: MenuAction }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly MenuEntry[] };

const separator: MenuEntry = { kind: 'separator' };

function item(label: string, action: MenuAction): MenuEntry {
  return { kind: 'item', label, action };
}

function list(label: string, search: string): MenuEntry {
  return item(label, { kind: 'go', destination: { view: 'fleet', search } });
}

/** One entry for each sum that is not zero; a click opens the list filtered to it. */
function sumEntries({ counts }: Sight, { glance }: Messages): readonly MenuEntry[] {
  const entries: MenuEntry[] = [];
  const add = (many: number, words: (count: string) => string, search: string) => {
    if (many > 0) entries.push(list(words(glance.number(many)), search));
  };
  add(counts.problems, glance.counted.problems, 'status:problem');
  add(counts.acknowledged, glance.counted.acknowledged, 'status:acknowledged');
  for (const kind of ['running', 'starting', 'offline', 'unknown', 'stopped', 'shutDown'] as const)
    add(counts.byKind[kind], glance.counted[kind], `status:${kind.toLowerCase()}`);
  add(counts.byKind.unrecognised, glance.counted.unrecognised, 'status:unrecognised');
  add(counts.waiting, glance.counted.waiting, 'status:none');
  return entries;
}

function problemEntries({ counts, problems }: Sight, { glance, status }: Messages): readonly MenuEntry[] {
  const entries = problems
    .slice(0, PHONES_IN_MENU)
    .map(({ key, name, kind }) =>
      item(glance.phone(name, status.problems[kind]), { kind: 'go', destination: { view: 'phone', key } }),
    );
  const more = counts.problems - entries.length;
  return more > 0 ? [...entries, list(glance.more(glance.number(more)), 'status:problem')] : entries;
}

function troubleEntries({ accounts }: Sight, { glance, failures }: Messages): readonly MenuEntry[] {
  return accounts.flatMap(({ id, name, trouble }) =>
    trouble === null
      ? []
      : [
          item(glance.trouble(name, failures.short(trouble.failure)), {
            kind: 'go',
            destination: { view: 'settings', accountId: id },
          }),
        ],
  );
}

function snoozeEntry({ snoozedUntil }: Sight, { glance }: Messages): MenuEntry {
  if (snoozedUntil !== null) return item(glance.unsnooze, { kind: 'snooze', until: null });
  const entries = snoozes.map(({ name, until }) => item(glance.snoozeFor[name], { kind: 'snooze', until }));
  return { kind: 'menu', label: glance.snooze, entries };
}

/** The tray menu: the sums, what does not answer, the problem phones, and the commands. */
export function trayMenu(sight: Sight, messages: Messages): readonly MenuEntry[] {
  const { glance } = messages;
  const groups: readonly (readonly MenuEntry[])[] = [
    troubleEntries(sight, messages),
    sumEntries(sight, messages),
    problemEntries(sight, messages),
    sight.counts.total === 0
      ? []
      : [
          item(glance.refresh, { kind: 'refresh' }),
          snoozeEntry(sight, messages),
          item(sight.paused ? glance.resume : glance.pause, { kind: 'pause', paused: !sight.paused }),
        ],
    [
      item(glance.open, { kind: 'open' }),
      item(glance.settings, { kind: 'go', destination: { view: 'settings', accountId: null } }),
      ...(sight.demo ? [item(glance.endDemo, { kind: 'endDemo' })] : []),
    ],
    [item(glance.quit, { kind: 'quit' })],
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [separator, ...group]));
}
