import type { Messages } from '../messages/index.ts';
import { snoozeTimes, type Scope } from './alerts/snoozes.ts';
import type { Destination } from './destination.ts';
import { PHONES_IN_MENU, type Sight } from './glance.ts';

/** What a click on an entry of the tray menu asks for. */
export type MenuAction =
  | { readonly kind: 'go'; readonly destination: Destination }
  | { readonly kind: 'refresh' | 'open' | 'endDemo' | 'quit' }
  | { readonly kind: 'pause'; readonly paused: boolean }
  /** `until` is a function, as the menu may stand open for long. */
  | {
      readonly kind: 'snooze';
      readonly scopes: readonly Scope[];
      readonly until: ((now: Date) => number) | 'recovery' | 'never';
    }
  | { readonly kind: 'endSnooze'; readonly scopes: readonly Scope[] }
  /** `all` are the problems that are neither acknowledged nor snoozed when it is clicked. */
  | { readonly kind: 'acknowledge'; readonly keys: readonly string[] | 'all' };

export type MenuEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'item'; readonly label: string; readonly action: MenuAction }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly MenuEntry[] };

const separator: MenuEntry = { kind: 'separator' };

function item(label: string, action: MenuAction): MenuEntry {
  return { kind: 'item', label, action };
}

function menu(label: string, entries: readonly MenuEntry[]): MenuEntry {
  return { kind: 'menu', label, entries };
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
  add(counts.snoozed, glance.counted.snoozed, 'status:snoozed');
  for (const kind of ['running', 'starting', 'offline', 'unknown', 'stopped', 'shutDown'] as const)
    add(counts.byKind[kind], glance.counted[kind], `status:${kind.toLowerCase()}`);
  add(counts.byKind.unrecognised, glance.counted.unrecognised, 'status:unrecognised');
  add(counts.waiting, glance.counted.waiting, 'status:none');
  return entries;
}

/** An entry for each length of a snooze. */
function snoozeEntries(scope: Scope, { snooze }: Messages): readonly MenuEntry[] {
  return snoozeTimes.map(({ name, until }) =>
    item(snooze.ends[name], { kind: 'snooze', scopes: [scope], until }),
  );
}

/** What can be done about a problem phone without the window. A menu itself takes no click, so that showing is in it. */
function phoneEntries(key: string, messages: Messages): readonly MenuEntry[] {
  const { glance, snooze } = messages;
  const scope: Scope = { kind: 'phone', key };
  return [
    item(glance.show, { kind: 'go', destination: { view: 'phone', key } }),
    item(glance.acknowledge, { kind: 'acknowledge', keys: [key] }),
    menu(snooze.snooze, [
      ...snoozeEntries(scope, messages),
      item(snooze.ends.recovery, { kind: 'snooze', scopes: [scope], until: 'recovery' }),
    ]),
    item(snooze.mute, { kind: 'snooze', scopes: [scope], until: 'never' }),
  ];
}

function problemEntries({ counts, problems }: Sight, messages: Messages): readonly MenuEntry[] {
  const { glance, status } = messages;
  if (counts.problems === 0) return [];
  const phones = problems
    .slice(0, PHONES_IN_MENU)
    .map(({ key, name, kind }) =>
      menu(glance.phone(name, status.problems[kind]), phoneEntries(key, messages)),
    );
  const more = counts.problems - phones.length;
  return [
    item(glance.acknowledgeAll(glance.number(counts.problems)), { kind: 'acknowledge', keys: 'all' }),
    ...phones,
    ...(more > 0 ? [list(glance.more(glance.number(more)), 'status:problem')] : []),
  ];
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

/** Snoozes everything, or one of several accounts; or ends that. */
function snoozeEntry({ accounts, snoozedAll }: Sight, messages: Messages): MenuEntry {
  const { glance, snooze } = messages;
  const all: Scope = { kind: 'all' };
  if (snoozedAll !== null) return item(snooze.end, { kind: 'endSnooze', scopes: [all] });
  const each = accounts.map(({ id, name, snoozed }) => {
    const scope: Scope = { kind: 'account', accountId: id };
    return snoozed
      ? item(snooze.endOf(snooze.end, name), { kind: 'endSnooze', scopes: [scope] })
      : menu(name, snoozeEntries(scope, messages));
  });
  const several = accounts.length > 1 || accounts.some(({ snoozed }) => snoozed);
  return menu(glance.snooze, [...snoozeEntries(all, messages), ...(several ? [separator, ...each] : [])]);
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
      item(glance.activity, { kind: 'go', destination: { view: 'activity' } }),
      item(glance.settings, { kind: 'go', destination: { view: 'settings', accountId: null } }),
      ...(sight.demo ? [item(glance.endDemo, { kind: 'endDemo' })] : []),
    ],
    [item(glance.quit, { kind: 'quit' })],
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [separator, ...group]));
}
