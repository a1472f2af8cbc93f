import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/*
 * A service that costs as little as it can, in a process of its own, so that its CPU counts for nobody. Prints its
 * base URL and lives until it is killed. One phone in a hundred has another status each time it is asked about.
 */

const RUNNING = 2;
const SHUT_DOWN = 5;

const shutDown = new Set<string>();

function statusOf(id: string): number {
  if (!id.endsWith('00') || shutDown.delete(id)) return RUNNING;
  shutDown.add(id);
  return SHUT_DOWN;
}

function answer(ids: readonly string[]): string {
  const results = ids.map((id) => ({ instance_id: id, status: statusOf(id) }));
  return JSON.stringify({ error_code: '0', error_msg: 'ok', data: { status_results: results } });
}

const server = createServer((request, response) => {
  void text(request).then((body) => {
    const { instance_ids: ids } = JSON.parse(body) as { instance_ids: string[] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer(ids));
  });
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${String(port)}\n`);
});
