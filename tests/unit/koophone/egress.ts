import { onTestFinished } from 'vitest';
import type { Transport, TransportRequest } from '../../../electron/koophone/transport.ts';
import { createTransport } from '../../../electron/koophone/transport.ts';
import { type Egress, plainEgress } from '../../../electron/koophone/transport/egress.ts';
import type { ProxyChoice } from '../../../electron/koophone/transport/proxy-choice.ts';

/** Sends requests by an egress, and ends with the test. */
export function sending(egress: () => Egress, now?: () => number): (url: string) => ReturnType<Transport> {
  const transport = createTransport(egress, now);
  onTestFinished(transport.close);
  return (url) => transport.send(requestTo(url));
}

export function requestTo(url: string): TransportRequest {
  return {
    method: 'POST',
    url: new URL(url),
    headers: { 'X-Auth-Token': 'secret-token' },
    body: '{}',
    maxBytes: 1_000_000,
    timeoutMs: 5_000,
    signal: new AbortController().signal,
  };
}

/** An egress by these proxies, which notes for which origins it was asked. */
export function egressBy(proxies: readonly (URL | 'direct')[], more: Partial<Egress> = {}) {
  const asked: string[] = [];
  const choices = proxies.map((url): ProxyChoice =>
    url === 'direct' ? { kind: 'direct' } : { kind: 'proxy', url },
  );
  const egress: Egress = {
    ...plainEgress,
    resolveProxy(url) {
      asked.push(url.origin);
      return Promise.resolve(choices);
    },
    ...more,
  };
  return { egress, asked };
}
