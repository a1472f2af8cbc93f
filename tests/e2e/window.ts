import { expect, type Locator, type Page } from 'playwright/test';
import { en } from '../../electron/messages/en/index.ts';
import type { StatusKind } from '../../electron/core/status.ts';

const words = en.window;

/** The window with the fleet, by what a screen reader would say of it. */
export interface FleetWindow {
  readonly page: Page;
  readonly search: Locator;
  readonly grid: Locator;
  readonly rows: Locator;
  /** The line that says how many phones are shown. */
  readonly sums: Locator;
  chip(kind: StatusKind | 'all' | 'problem'): Locator;
  row(name: string): Locator;
  panel(name: string): Locator;
  button(name: string): Locator;
  banner(text: string): Locator;
}

export function fleetWindow(page: Page): FleetWindow {
  const grid = page.getByRole('grid', { name: words.table.label });
  const chips = page.getByRole('group', { name: words.chips.label });
  return {
    page,
    search: page.getByRole('searchbox', { name: words.toolbar.search }),
    grid,
    rows: grid.locator('[role=row][data-key]'),
    sums: page.locator('footer').getByRole('status'),
    chip(kind) {
      const label = kind === 'all' || kind === 'problem' ? words.chips[kind] : en.status.names[kind];
      return chips.getByRole('button', { name: new RegExp(`^${label}\\b`) });
    },
    row: (name) => grid.getByRole('row').filter({ has: page.getByRole('gridcell', { name, exact: true }) }),
    panel: (name) => page.getByRole('complementary', { name: words.phone.label(name), exact: true }),
    button: (name) => page.getByRole('button', { name, exact: true }),
    banner: (text) => page.getByRole('region', { name: words.banner.label }).getByText(text),
  };
}

/** Expects the list to show what a chip filters to, and the chip to say so. */
export async function expectFiltered(
  shown: FleetWindow,
  kind: StatusKind | 'problem',
  many: number,
  all: number,
): Promise<void> {
  await expect(shown.chip(kind)).toHaveAttribute('aria-pressed', 'true');
  await expect(shown.search).toHaveValue('');
  await expect(shown.sums).toHaveText(words.footer.some(String(many), String(all)));
}
