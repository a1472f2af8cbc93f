import { screen } from '@testing-library/svelte';
import type { AppState, PhoneRow } from '../../electron/shared/contract.ts';
import { FakeMain, phone } from './fake-bridge.ts';
import { click } from './form.ts';
import { openWindow, settled } from './open-window.ts';

interface Opened {
  readonly over?: Partial<AppState>;
  readonly rows?: readonly PhoneRow[];
}

/** Opens the window at the page of the settings with this name. */
export async function openPane(
  name: string,
  { over = {}, rows = [phone('a')] }: Opened = {},
): Promise<FakeMain> {
  const main = new FakeMain(rows, over);
  const app = await openWindow(main);
  app.openSettings();
  await settled();
  await click(name);
  return main;
}

/** What a button, or a part of the page with this name, says. */
export const textOf = (role: 'group' | 'region' | 'button', name: string): string =>
  screen.getByRole(role, { name }).textContent.replace(/\s+/g, ' ').trim();
