import type { AccessKey } from './access-keys.ts';
import type { IamUser } from './iam-users.ts';
import { randomAt, stream } from './random.ts';

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';
const all = `${capitals}${capitals.toLowerCase()}${digits}`;

function characters(from: string, count: number, seed: number, use: number): string {
  return Array.from({ length: count }, (_, place) =>
    from.charAt(Math.floor(randomAt(seed, use, place) * from.length)),
  ).join('');
}

/** The IAM user that there is when nobody names another. */
export function makeIamUser(seed: number): IamUser {
  return { domain: 'kooglance-lab', user: 'watcher', password: characters(all, 16, seed, stream.password) };
}

/** The access key that there is when nobody names another; it looks like one of the vendor's permanent ones. */
export function makeAccessKey(seed: number): AccessKey {
  return {
    accessKey: characters(`${capitals}${digits}`, 20, seed, stream.accessKey),
    secretKey: characters(all, 40, seed, stream.secretKey),
  };
}
