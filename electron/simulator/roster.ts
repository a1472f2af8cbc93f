import type { PhoneEntry } from '../core/phone.ts';
import { randomAt, stream } from './random.ts';

interface Department {
  readonly group: string;
  readonly share: number;
  readonly name: (number: number) => string;
}

function digits(number: number): string {
  return String(number).padStart(3, '0');
}

const departments: readonly Department[] = [
  { group: 'qa', share: 0.15, name: (number) => `Pixel QA ${String(number)}` },
  { group: 'login', share: 0.3, name: (number) => `Login farm ${digits(number)}` },
  { group: 'live', share: 0.2, name: (number) => `直播间 ${digits(number)}` },
  { group: 'support', share: 0.2, name: (number) => `客服 ${digits(number)}` },
  { group: 'ads', share: 0.15, name: (number) => `Ad check ${digits(number)}` },
];

const letters = 'abcdefghijklmnopqrstuvwxyz';
const alphabet = `${letters}0123456789`;
const ID_LENGTH = 8;

// A letter comes first: a spreadsheet would take an ID such as 12345e67 for a number.
function instanceId(seed: number, index: number, attempt: number): string {
  let id = '';
  for (let place = 0; place < ID_LENGTH; place++) {
    const characters = place === 0 ? letters : alphabet;
    const random = randomAt(seed, stream.id, index, attempt, place);
    id += characters.charAt(Math.floor(random * characters.length));
  }
  return id;
}

/**
 * `count` phones with unique IDs of 8 characters from a-z and 0-9, the same for the same seed. A department's phones
 * are neighbours and numbered from 1, as somebody who rents them by the rack would number them.
 */
export function makeRoster(count: number, seed: number): PhoneEntry[] {
  const taken = new Set<string>();
  const phones: PhoneEntry[] = [];
  let upTo = 0;
  for (const department of departments) {
    upTo += department.share;
    const end = Math.min(count, Math.round(upTo * count));
    for (let number = 1; phones.length < end; number++) {
      let attempt = 0;
      let id = instanceId(seed, phones.length, attempt);
      while (taken.has(id)) id = instanceId(seed, phones.length, ++attempt);
      taken.add(id);
      phones.push({ id, name: department.name(number), group: department.group });
    }
  }
  return phones;
}

/** A token that looks like one of IAM's (which begin with MII), short enough to copy from a terminal. */
export function makeToken(seed: number): string {
  const characters = `${alphabet}${letters.toUpperCase()}`;
  let token = 'MII';
  for (let place = 0; place < 61; place++) {
    token += characters.charAt(Math.floor(randomAt(seed, stream.token, place) * characters.length));
  }
  return token;
}
