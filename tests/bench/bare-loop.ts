import { randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';
import { measure, readTask } from './measured.ts';

/* The yardstick: the same requests over kept-alive connections, and nothing done with the answers but JSON.parse. */

const BATCH = 32;
const CONCURRENCY = 4;

const task = readTask();
const dispatcher = new Agent();
const url = `${task.baseUrl}/v1/instances/batch-query-status`;

async function ask(ids: readonly string[]): Promise<void> {
  const headers = {
    'Content-Type': 'application/json',
    'X-Auth-Token': 'token',
    'x-request-id': randomUUID(),
  };
  const body = JSON.stringify({ instance_ids: ids });
  const answer = await request(url, { method: 'POST', headers, body, dispatcher });
  JSON.parse(await answer.body.text());
}

await measure(task, async () => {
  let next = 0;
  let requests = 0;
  async function work(): Promise<void> {
    while (next < task.ids.length) {
      const ids = task.ids.slice(next, next + BATCH);
      next += BATCH;
      requests += 1;
      await ask(ids);
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return requests;
});
await dispatcher.close();
