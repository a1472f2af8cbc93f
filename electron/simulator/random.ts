/** Keeps the uses of randomness apart, so that a change in one leaves the others as they are for the same seed. */
export const stream = {
  id: 1,
  token: 2,
  rest: 3,
  rack: 4,
  rackPhone: 5,
  episode: 6,
  episodePhone: 7,
  fault: 8,
  order: 9,
  gateway: 10,
  iamToken: 11,
  password: 12,
  accessKey: 13,
  secretKey: 14,
  sku: 15,
} as const;

function scramble(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/**
 * A number in [0, 1) that depends on nothing but its keys (integers, of which the low 32 bits count). Unlike a
 * generator it has no state, so any moment of any phone's life can be asked for without the moments before it.
 */
export function randomAt(seed: number, ...keys: readonly number[]): number {
  let bits = scramble(seed | 0);
  for (const key of keys)
    bits = scramble(Math.imul(bits + 0x9e3779b9, 0x01000193) ^ scramble((key | 0) + 0x7f4a7c15));
  return (bits >>> 0) / 0x1_0000_0000;
}

/** A number in [from, to). */
export function between(random: number, from: number, to: number): number {
  return from + random * (to - from);
}
