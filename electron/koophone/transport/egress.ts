import type { ProxyChoice } from './proxy-choice.ts';

/** How requests leave this computer. It does not change: when the settings do, there is another one. */
export interface Egress {
  /** The ways to an https address, in the order in which they are to be tried. */
  readonly resolveProxy: (url: URL) => Promise<readonly ProxyChoice[]>;
  /** What http and https proxies want to see (Basic); null where they want nothing. */
  readonly proxyCredentials: () => { readonly user: string; readonly password: string } | null;
  /** PEM certificates of the authorities to trust; empty for those that Node brings along. */
  readonly ca: () => readonly string[];
}

/** No proxies, and the certificates that Node brings along. */
export const plainEgress: Egress = {
  resolveProxy: () => Promise.resolve([{ kind: 'direct' }]),
  proxyCredentials: () => null,
  ca: () => [],
};
