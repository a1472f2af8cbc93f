import { expect } from 'playwright/test';
import { en } from '../../electron/messages/en/index.ts';
import type { Simulator } from '../../electron/simulator/index.ts';
import { iconNamed } from './icons.ts';
import type { PrivateDesktop } from './private-desktop.ts';

/** Expects the tray to show a committed icon soon, by its name. */
export function expectIcon({ tray }: PrivateDesktop, name: string): Promise<void> {
  return expect.poll(async () => iconNamed(await tray.icon())).toBe(name);
}

export async function menuLabels({ tray }: PrivateDesktop): Promise<readonly string[]> {
  return (await tray.menu()).map((entry) => entry.label);
}

/** Clicks a menu entry as soon as it is there: the menu follows the fleet at its leisure. */
export async function clickWhenThere(desktop: PrivateDesktop, label: string): Promise<void> {
  await expect.poll(() => menuLabels(desktop)).toContain(label);
  await desktop.tray.click(label);
}

/** Waits until every phone was asked about once more. */
export async function nextSweep(simulator: Simulator): Promise<void> {
  const from = simulator.requests.length;
  const missing = () => {
    const asked = new Set(simulator.requests.slice(from).flatMap(({ ids }) => ids));
    return simulator.phones.filter(({ id }) => !asked.has(id)).length;
  };
  await expect.poll(missing, { intervals: [100] }).toBe(0);
}

/** Has all phones checked now, from the menu. */
export async function refresh(desktop: PrivateDesktop, simulator: Simulator): Promise<void> {
  const sweep = nextSweep(simulator);
  await desktop.tray.click(en.glance.refresh);
  await sweep;
}
