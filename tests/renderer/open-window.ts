import { configure, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import App from '../../renderer/App.svelte';
import { AppModel } from '../../renderer/lib/app.svelte.ts';
import { NOW, type FakeMain } from './fake-bridge.ts';
import { layOut } from './layout.ts';

/** Opens the window on a fake main process; the clock stands at `NOW` unless fake timers move it. */
export async function openWindow(main: FakeMain, now: () => number = () => NOW): Promise<AppModel> {
  layOut();
  // Whether an element is hidden takes a walk up the DOM for each: too slow for a list, and nothing here is hidden.
  configure({ defaultHidden: true });
  const app = new AppModel(main.bridge, main.state, now);
  render(App, { app });
  await app.follow(document, new AbortController().signal);
  await settled();
  return app;
}

/** Waits until promises that are due and the DOM have caught up. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await tick();
}

export function grid(): HTMLElement {
  return screen.getByRole('grid');
}

/** The rows of phones that are shown, without the head. */
export function rows(): HTMLElement[] {
  return [...grid().querySelectorAll<HTMLElement>('[role="row"][data-key]')];
}

/** What the rows say in the column with this number, from the top; 3 is the name. */
export function column(number: number): string[] {
  return rows().map(
    (row) => row.querySelector(`[aria-colindex="${String(number)}"]`)?.textContent.trim() ?? '',
  );
}

export const names = (): string[] => column(3);
