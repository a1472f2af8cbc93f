import { Variant } from 'dbus-next';
import type { Bus, Target } from './bus.ts';

/** An entry of the tray menu, as a desktop shows it. Separators are left out. */
export interface MenuEntry {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  /** Null for an entry that can't be ticked. */
  readonly checked: boolean | null;
  readonly children: readonly MenuEntry[];
}

type Layout = [id: number, properties: Record<string, Variant>, children: Variant<Layout>[]];

// In a label of com.canonical.dbusmenu one underscore marks the access key and two stand for one.
const shown = (label: string) => label.replace(/_(_?)/g, '$1');

function entriesOf(children: readonly Variant<Layout>[]): MenuEntry[] {
  const entries: MenuEntry[] = [];
  for (const { value } of children) {
    const [id, properties, below] = value;
    const read = (name: string): unknown => properties[name]?.value;
    if (read('type') === 'separator' || read('visible') === false) continue;
    const label = read('label');
    entries.push({
      id,
      label: typeof label === 'string' ? shown(label) : '',
      enabled: read('enabled') !== false,
      checked: read('toggle-type') === undefined ? null : read('toggle-state') === 1,
      children: entriesOf(below),
    });
  }
  return entries;
}

/** Reads the whole menu of a com.canonical.dbusmenu object. */
export async function readMenu(bus: Bus, menu: Target): Promise<MenuEntry[]> {
  const [, layout] = await bus.call(menu, 'GetLayout', 'iias', [0, -1, []]);
  return entriesOf((layout as Layout)[2]);
}

/** Clicks the entry at the path of labels, as a desktop does. Throws when there is no such entry. */
export async function clickMenu(bus: Bus, menu: Target, labels: readonly string[]): Promise<void> {
  let entries: readonly MenuEntry[] = await readMenu(bus, menu);
  let found: MenuEntry | undefined;
  for (const label of labels) {
    found = entries.find((entry) => entry.label === label);
    if (found === undefined) {
      throw new Error(`no entry “${label}” among: ${entries.map((entry) => entry.label).join(' | ')}`);
    }
    entries = found.children;
  }
  if (found?.enabled !== true) throw new Error(`the entry “${labels.join(' > ')}” is not enabled`);
  await bus.call(menu, 'Event', 'isvu', [found.id, 'clicked', new Variant('s', ''), 0]);
}
