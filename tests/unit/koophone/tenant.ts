import { reply, scripted, never, byToken, type Script } from './scripted.ts';
import type { Credentials } from '../../../electron/core/credentials.ts';

export const idOf = (index: number) => `phone${index}`;
export const rowsOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    instance_id: idOf(from + index),
    instance_name: `n${from + index}`,
  }));
export const pageOf = (url: URL) => Number(url.searchParams.get('page_no'));

/** A tenant with so many phones, which answers in some shape. */
export function tenant(
  phones: number,
  shape: (rows: unknown[], total: number) => unknown = (rows) => ({ data: { instances: rows } }),
): Script {
  return ({ url }) => {
    const from = (pageOf(url) - 1) * 50;
    return reply(200, shape(rowsOf(from, Math.max(0, Math.min(50, phones - from))), phones));
  };
}

/** A client that waits for nothing, and how long it would have waited. */
export function listing(service: Script, credentials: Credentials = byToken) {
  const waits: number[] = [];
  const sleep = (ms: number, signal: AbortSignal) => {
    signal.throwIfAborted();
    waits.push(ms);
    return Promise.resolve();
  };
  const { client, sent } = scripted(credentials, { service }, { sleep });
  return { waits, sent, list: (signal = never) => client.listPhones(signal) };
}
