import type { Account } from './account.ts';

export interface Demo {
  readonly account: Account;
  stop(): void;
}

const PHONES = 240;
const SEED = 20;

/** Starts a KooPhone service of our own on loopback, with a fleet that lives. Nothing of it is kept. */
export async function startDemo(): Promise<Demo> {
  // Loaded when it is wanted: most people never do.
  const { startSimulator } = await import('../simulator/index.ts');
  const simulator = await startSimulator({ phones: PHONES, seed: SEED });
  return {
    account: {
      id: 'demo',
      name: 'Demo',
      baseUrl: simulator.url,
      region: '',
      means: { kind: 'token' },
      credentials: { kind: 'token', token: simulator.token },
      phones: simulator.phones,
      followNew: false,
    },
    stop() {
      void simulator.close();
    },
  };
}
