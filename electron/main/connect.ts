import { createClient, createRejectedPasswords, type Transport } from '../koophone/index.ts';
import type { Connect } from './account.ts';

/** Makes connections over a transport. All of them know of the passwords that IAM has rejected to any. */
export function connectBy(transport: Transport): Connect {
  const rejectedPasswords = createRejectedPasswords();
  return (baseUrl, credentials, byHand = false) => {
    const client = createClient({ baseUrl, credentials, transport, rejectedPasswords, byHand });
    return {
      // What is planned keeps to its budget, one request at a time.
      ask: byHand ? client.queryStatus : client.queryStatusOnce,
      find: client.listPhones,
      tokenExpiresAt: client.tokenExpiresAt,
      clockSkewMs: client.clockSkewMs,
    };
  };
}
