import type { FleetRules } from '../../../electron/core/fleet-rules.ts';

/**
 * Rules for a fleet of which nothing is asked: what the settings say at first, but that a recovery is told at once.
 * `settleMs` of 300,000 is what they say of that.
 */
export function plainRules(changes: Partial<FleetRules> = {}): FleetRules {
  return {
    confirmations: () => ({ problems: 2, others: 1 }),
    settleMs: () => 0,
    stuckMs: () => 600_000,
    silentMs: () => 600_000,
    expected: () => 'anything',
    snooze: () => null,
    ...changes,
  };
}
