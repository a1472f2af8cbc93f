import { type Batch, createAccountPolling } from '../../electron/core/account-polling.ts';
import { createFleet } from '../../electron/core/fleet.ts';
import { createClient } from '../../electron/koophone/client.ts';
import { createTransport } from '../../electron/koophone/transport.ts';
import { plainRules } from '../unit/core/plain-rules.ts';
import { measure, readTask } from './measured.ts';

/* What KooGlance does for a sweep, without its window: schedule, client, fleet. The clock is made up, so no pacing. */

const ACCOUNT = 'bench';
const NORMAL_SECONDS = 30;
const GAP_MS = 120_000;

const task = readTask();
const never = new AbortController().signal;
const transport = createTransport();
const client = createClient({
  baseUrl: task.baseUrl,
  credentials: { kind: 'token', token: 'token' },
  transport: transport.send,
});
const fleet = createFleet(plainRules());
const polling = createAccountPolling(
  { normalSeconds: NORMAL_SECONDS, quickSeconds: 5, requestsPerSecond: Infinity, concurrency: 4 },
  Math.random,
);
let now = 0;
const phones = task.ids.map((id) => ({ id, name: '', group: '' }));
fleet.setPhones(ACCOUNT, phones, now);
polling.setPhones(phones, now);

async function ask(batch: Batch): Promise<void> {
  const answer = await client.queryStatus(batch.ids, never);
  if (!answer.ok) throw new Error(`the canned service failed: ${answer.error.kind}`);
  fleet.answered(ACCOUNT, answer.value, now, GAP_MS);
  polling.answered(batch, (id) => fleet.wantsQuick(ACCOUNT, id, now));
}

await measure(task, async () => {
  let requests = 0;
  async function pump(): Promise<void> {
    const sent: Promise<void>[] = [];
    for (let step = polling.step(now); step.kind === 'send'; step = polling.step(now)) {
      requests += 1;
      sent.push(ask(step.batch).then(pump));
    }
    await Promise.all(sent);
  }
  await pump();
  now += NORMAL_SECONDS * 1000;
  return requests;
});
await transport.close();
