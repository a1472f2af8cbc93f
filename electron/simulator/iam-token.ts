import { randomAt, stream } from './random.ts';

export interface TokenContent {
  readonly token: {
    readonly expires_at: string;
    readonly issued_at: string;
    readonly methods: readonly string[];
    readonly project: { readonly name: string; readonly domain: { readonly name: string } };
    readonly user: { readonly name: string; readonly domain: { readonly name: string } };
  };
}

/** Such as `2015-11-09T01:42:57.527363Z`. */
export function iamTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '000Z');
}

// ASN.1: SEQUENCE with a length of two bytes, the OID of signed data, and the OCTET STRING for the content.
const SEQUENCE = [0x30, 0x82];
const SIGNED_DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const OCTETS = [0x04, 0x82];
const MIN_NOISE = 64;
/** A longer one would not begin with MII. */
const MAX_TOKEN_LENGTH = 21_000;

const twoBytes = (length: number) => [length >> 8, length & 0xff];

/**
 * A token as Keystone makes them: base64 of signed data with the content in the clear among its bytes, and `/` written
 * as `-`. No key has signed it: nobody who uses a token can read more of it than that.
 *
 * @param length how many characters it has at least, up to 21,000
 * @param serial makes it another one than those before
 */
export function makeIamToken(content: TokenContent, length: number, seed: number, serial: number): string {
  const text = Buffer.from(JSON.stringify(content));
  const wanted = Math.floor((Math.min(length, MAX_TOKEN_LENGTH) * 3) / 4) - text.length;
  const noise = Array.from({ length: Math.max(MIN_NOISE, wanted) }, (_, place) =>
    Math.floor(randomAt(seed, stream.iamToken, serial, place) * 256),
  );
  const inside = Buffer.concat([
    Buffer.from([...SIGNED_DATA, ...OCTETS, ...twoBytes(text.length)]),
    text,
    Buffer.from(noise),
  ]);
  const token = Buffer.concat([Buffer.from([...SEQUENCE, ...twoBytes(inside.length)]), inside]);
  return token.toString('base64').replaceAll('/', '-');
}
