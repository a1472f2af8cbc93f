import { describe, expect, it } from 'vitest';
import type { CredentialsKind } from '../../electron/core/credentials.ts';
import { concernsBatch, needsSignIn, type FailureKind } from '../../electron/core/failure.ts';
import { en } from '../../electron/messages/en/index.ts';
import { zhCN } from '../../electron/messages/zh-CN/index.ts';
import { everyRefusal } from '../../electron/simulator/every-refusal.ts';
import type { Shape } from '../../electron/simulator/answers.ts';
import { credentialsKinds, simulatedFleet, type SimulatedFleet } from './simulated-fleet.ts';

/*
 * The fault matrix: every row of the two tables of codes, with each way to sign in, in both shapes of an answer, through the
 * real client, polling and fleet. What each row leads to is written out here once more, from the tables themselves.
 */

const MINUTE = 60_000;

type Outcome = FailureKind | 'refused';

/** `refused` is a proof that is refused: which kind that is depends on the way to sign in. */
const serviceOutcomes: Readonly<Record<string, Outcome>> = {
  '0000': 'noTenant',
  '0001': 'defect',
  '0002': 'defect',
  '0004': 'noProject',
  '0005': 'defect',
  '1000': 'badParameter',
  '1001': 'noPermission',
  '1002': 'regions',
  '1004': 'notSubscribed',
  '1012': 'otherTenant',
  '2004': 'frozen',
  '2005': 'restoring',
  '2006': 'backingUp',
  '4001': 'noInstance',
  '9999': 'server',
};

const gatewayOutcomes: Readonly<Record<string, Outcome>> = {
  '0101': 'notFound',
  '0301': 'refused',
  '0302': 'forbidden',
  '0306': 'forbidden',
  '0307': 'refused',
  '0308': 'throttled',
  '0310': 'forbidden',
  '0401': 'addressDenied',
  '0402': 'addressDenied',
  '0601': 'server',
  '0605': 'server',
  '0606': 'server',
  '0608': 'server',
  '0610': 'server',
  '0613': 'server',
  '0801': 'regionUnavailable',
  '0802': 'regionUnavailable',
};

const refusedProof: Readonly<Record<CredentialsKind, FailureKind>> = {
  token: 'signIn',
  password: 'newToken',
  accessKey: 'accessKey',
};

/** 0201 stands for several things, which its HTTP status tells apart. */
const of0201: Readonly<Record<number, FailureKind>> = {
  400: 'defect',
  413: 'defect',
  414: 'defect',
  494: 'defect',
  502: 'server',
  504: 'server',
};

function expectedKind(code: string, httpStatus: number, by: CredentialsKind): FailureKind | undefined {
  const number = code.slice(-4);
  const table = /^KOOPHONE/i.test(code) ? serviceOutcomes : gatewayOutcomes;
  const outcome = number === '0201' ? of0201[httpStatus] : table[number];
  return outcome === 'refused' ? refusedProof[by] : outcome;
}

/** Every distinct code, status and spelling; the texts of 0301 are all of one outcome, and are tried once each. */
const rows = everyRefusal.flatMap((refusal) => credentialsKinds.map((by) => ({ ...refusal, by })));

/** Statuses that are known and at rest, before anything goes wrong. */
async function atRest(by: CredentialsKind, shape: Shape): Promise<SimulatedFleet> {
  const fleet = simulatedFleet(by, { shape });
  for (const [index, { id }] of fleet.service.phones.entries())
    fleet.service.setStatus(id, index % 3 === 0 ? 1 : 2);
  fleet.watch();
  await fleet.clock.advance(2 * MINUTE);
  return fleet;
}

function statuses({ monitor }: SimulatedFleet): readonly (number | null)[] {
  return [...monitor.fleet.phones.values()].map(({ confirmed }) => confirmed?.code ?? null);
}

describe.each<Shape>(['wrapped', 'bare'])('answers in the %s shape', (shape) => {
  it.each(rows)(
    '$code with $httpStatus, signed in by $by: $message',
    async ({ code, httpStatus, message, by }) => {
      const fleet = await atRest(by, shape);
      const { clock, service, monitor, told } = fleet;
      const known = statuses(fleet);
      expect(known).not.toContain(null);
      const kind = expectedKind(code, httpStatus, by);
      expect(kind).toBeDefined();
      const [bad] = service.phones;
      const ofPhone = kind !== undefined && concernsBatch(kind);
      const fault = { kind: 'code', httpStatus, code, message } as const;
      service.setFaults([ofPhone ? { ...fault, ids: [bad?.id ?? ''] } : fault]);
      const before = fleet.failures.length;
      await clock.advance(3 * MINUTE);

      // Whatever was refused, no status has changed for it, and every phone still has the one it had.
      expect(statuses(fleet)).toEqual(known);
      const failure = fleet.failures.at(-1);
      expect(fleet.failures.length).toBeGreaterThan(before);
      expect(failure).toMatchObject({ kind, code, httpStatus });
      expect(failure?.requestId).toMatch(/^request-\d+$/);
      for (const { failures } of [en, zhCN]) {
        if (failure === undefined) continue;
        expect(failures.what(failure)).not.toBe('');
        expect(failures.remedy(failure)).not.toBe('');
        expect(failures.quoted(failure)).toContain(code);
      }
      const trouble = monitor.accounts()[0]?.standing.trouble ?? null;

      if (ofPhone) {
        // The account goes on: one phone is set aside with its reason, the others are as fresh as ever.
        expect(trouble).toBeNull();
        expect(told.map(({ title }) => title)).not.toContain(en.notices.trouble('EU'));
        for (const { id } of service.phones) {
          const phone = monitor.fleet.phones.get(`eu/${id}`);
          const age = clock.now() - (phone?.lastAnswer?.at ?? 0);
          if (id === bad?.id)
            expect(phone?.silence).toMatchObject({ kind: 'failure', failure: { kind, code } });
          else expect(age).toBeLessThan(MINUTE);
        }
      } else {
        // The account is in trouble, and tells so once.
        expect(trouble?.failure).toMatchObject({ kind, code });
        expect(told).toHaveLength(1);
        const signIn = kind !== undefined && needsSignIn(kind);
        expect(told[0]?.title).toBe(signIn ? en.notices.signIn('EU') : en.notices.trouble('EU'));
        expect(told[0]?.body).toContain(failure === undefined ? 'nothing' : en.failures.what(failure));
        // A refused sign-in is not insisted on: at most the one more try with a new token.
        if (signIn) expect(fleet.failures.length - before).toBeLessThanOrEqual(4);
      }

      service.setFaults([]);
      // What was set aside is asked about again after a quarter of an hour; a refused sign-in waits for the user.
      if (kind !== undefined && needsSignIn(kind)) monitor.refresh();
      await clock.advance(16 * MINUTE);
      expect(monitor.accounts()[0]?.standing.trouble).toBeNull();
      for (const phone of monitor.fleet.phones.values()) {
        expect(phone.silence).toBeNull();
        expect(clock.now() - (phone.lastAnswer?.at ?? 0)).toBeLessThan(MINUTE);
      }
      expect(statuses(fleet)).toEqual(known);
      fleet.end();
    },
  );
});
