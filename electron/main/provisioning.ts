import { readFileSync } from 'node:fs';
import { failed, ok, type Result } from '../core/result.ts';
import type { Messages } from '../messages/index.ts';
import type { Accounts } from './accounts.ts';
import { readConfig, type Provision } from './config-file.ts';
import type { Network } from './network.ts';
import type { OnwardTargets } from './onward-targets.ts';
import type { SettingsStore } from './settings.ts';

/** Reads the config file at `path`; a failure is in words, for people, and holds no secret. */
export function readConfigFile(path: string, { fields }: Messages): Result<Provision, string> {
  const say = (lines: readonly string[]) =>
    failed(
      [fields.unusableFile(path), ...lines.map((line) => `  ${line}`), fields.nothingChanged].join('\n'),
    );
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return say([error instanceof Error ? error.message : String(error)]);
  }
  const config = readConfig(text, process.env);
  if (config.ok) return ok(config.value);
  return say(
    config.error.map(({ path: place, problem }) =>
      place === '' ? fields.problem(problem) : `${place}: ${fields.problem(problem)}`,
    ),
  );
}

export interface ProvisionedParts {
  readonly accounts: Pick<Accounts, 'provision'>;
  readonly settings: Pick<SettingsStore, 'set'>;
  readonly network: Pick<Network, 'provision'>;
  readonly onwardTargets: Pick<OnwardTargets, 'save'>;
}

/** Takes over what a config file sets up, in place of what was there; what it says nothing of stays. */
export function takeProvision(
  { accounts, settings, network, onwardTargets }: ProvisionedParts,
  provision: Provision,
): void {
  const { polling, alerts, groups } = provision;
  accounts.provision(provision.accounts);
  if (polling !== null) settings.set({ polling });
  if (provision.network !== null) network.provision(provision.network);
  if (alerts !== null) settings.set({ alerts });
  if (groups !== null) settings.set({ groups });
  if (provision.onward !== null) onwardTargets.save(provision.onward);
}
