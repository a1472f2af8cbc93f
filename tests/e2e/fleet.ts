import { type Simulator, startSimulator } from '../../electron/simulator/index.ts';
import { RUNNING } from '../../electron/core/status.ts';
import type { PrivateDesktop } from './private-desktop.ts';

export const accountName = 'Lab';

/** The shortest intervals that the settings allow, so that what is waited for comes soon. */
const polling = { normalSeconds: 5, quickSeconds: 1, requestsPerSecond: 50, concurrency: 4 };

/** A service with a fleet in which nothing happens but what a test does. */
export async function startStillFleet(phones: number): Promise<Simulator> {
  const simulator = await startSimulator({ phones, seed: 7, alive: false });
  for (const { id } of simulator.phones) simulator.setStatus(id, RUNNING);
  return simulator;
}

/** A recovery is told at once, so that what is waited for comes soon. */
const alerts = { settleSeconds: 0 };

/** Writes a configuration for the service and returns the switch that takes it in. `more` takes the place of its parts. */
export function provision(
  desktop: PrivateDesktop,
  simulator: Simulator,
  name: string,
  token: string | { readonly env: string } = simulator.token,
  more: object = {},
): string {
  const { url, phones } = simulator;
  const account = { name: accountName, baseUrl: url, credentials: { kind: 'token', token }, phones };
  const config = { accounts: [account], polling, alerts, ...more };
  return `--config=${desktop.writeFile(name, JSON.stringify(config))}`;
}

/** The name that the window and the notices give a phone of the fleet. */
export function phoneAt(simulator: Simulator, index: number): { readonly id: string; readonly name: string } {
  const phone = simulator.phones[index];
  if (phone === undefined) throw new RangeError(`the fleet has no phone ${index}`);
  return { id: phone.id, name: phone.name === '' ? phone.id : phone.name };
}
