import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/*
 * An authority that gives out certificates of any kind, as Node makes none: X.509 version 3 (RFC 5280) in DER, with keys on
 * P-256, made anew in each run, so that no key lies in the repository.
 */

const DAY_MS = 86_400_000;

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const set = (...parts: readonly Buffer[]) => der(0x31, ...parts);
const octets = (content: Buffer) => der(0x04, content);
const bits = (content: Buffer) => der(0x03, Buffer.of(0), content);
const yes = der(0x01, Buffer.of(0xff));

function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((number) => {
    const groups = [number & 0x7f];
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.of(first * 40 + second, ...bytes));
}

function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\.\d+|[-:T]/g, '');
  return der(0x18, Buffer.from(digits));
}

const nameOf = (text: string) => sequence(set(sequence(identifier('2.5.4.3'), der(0x0c, Buffer.from(text)))));
const ecdsaWithSha256 = sequence(identifier('1.2.840.10045.4.3.2'));

function extension(id: string, content: Buffer): Buffer {
  return sequence(identifier(id), yes, octets(content));
}

function publicKeyOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

interface Paper {
  readonly subject: string;
  readonly issuer: string;
  readonly key: KeyObject;
  readonly issuerKey: KeyObject;
  /** Empty for an authority. */
  readonly hosts: readonly string[];
  readonly from: number;
  readonly to: number;
}

function certify({ subject, issuer, key, issuerKey, hosts, from, to }: Paper): string {
  const serial = Buffer.concat([Buffer.of(0x01), randomBytes(8)]);
  const names = hosts.map((host) => der(0x82, Buffer.from(host)));
  const purpose =
    hosts.length === 0 ? extension('2.5.29.19', sequence(yes)) : extension('2.5.29.17', sequence(...names));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, serial),
    ecdsaWithSha256,
    nameOf(issuer),
    sequence(time(from), time(to)),
    nameOf(subject),
    publicKeyOf(key),
    der(0xa3, sequence(purpose)),
  );
  const signed = sequence(content, ecdsaWithSha256, bits(sign('sha256', content, issuerKey)));
  const lines = signed.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

/** What a TLS server shows, in PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A certificate that answers for itself alone. */
export function selfSigned(host: string): Identity {
  const { publicKey: key, privateKey: issuerKey } = newKeys();
  const [from, to] = [Date.now() - DAY_MS, Date.now() + DAY_MS];
  const cert = certify({ subject: host, issuer: host, key, issuerKey, hosts: [host], from, to });
  return { key: pem(issuerKey), cert };
}

/** Makes an authority with a certificate of its own. */
export function createAuthority() {
  const { publicKey, privateKey } = newKeys();
  // An authority is looked up by its name, so each has one of its own.
  const issuer = `Test ${createHash('sha256').update(publicKeyOf(publicKey)).digest('hex').slice(0, 12)}`;
  const [from, to] = [Date.now() - 1000 * DAY_MS, Date.now() + 1000 * DAY_MS];
  const paper = { subject: issuer, issuer, key: publicKey, issuerKey: privateKey, hosts: [], from, to };
  return {
    cert: certify(paper),
    /** Certifies a server; valid for two days around now, or around `at`, in ms since 1970. */
    identity(host: string, at = Date.now()): Identity {
      const server = newKeys();
      const validity = { from: at - DAY_MS, to: at + DAY_MS };
      const hosts = [host];
      const cert = certify({ ...paper, ...validity, subject: host, key: server.publicKey, hosts });
      return { key: pem(server.privateKey), cert };
    },
  };
}
