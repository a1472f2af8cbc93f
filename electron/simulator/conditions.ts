import { refusals, type Refusal } from './refusals.ts';

const HOME = 'cn-south-1';

/** For which phones the service refuses the whole batch that they are in. */
const ofPhones = {
  badParameter: (id: string) => refusals.badParameter(`instance_id ${id}`),
  noInstance: refusals.noSuchInstance,
  otherTenant: refusals.otherTenant,
  noPermission: refusals.noPermission,
  frozen: refusals.frozen,
  restoring: refusals.restoring,
  backingUp: refusals.backingUp,
} as const;

export type PhoneCondition = keyof typeof ofPhones;

/** The order in which the service looks at a batch: of several refusals, the first is the answer. */
export const phoneConditions = Object.keys(ofPhones) as readonly PhoneCondition[];

const ofAccount = {
  noTenant: refusals.noTenant,
  noProject: refusals.noProject,
  notSubscribed: refusals.notSubscribed,
} as const;

export type AccountCondition = keyof typeof ofAccount;

/** What is the matter with phones and account besides the phones' statuses. */
export interface Conditions {
  /** Null: nothing is the matter with the phone. */
  setPhone(id: string, condition: PhoneCondition | null): void;
  setRegion(id: string, region: string): void;
  setAccount(condition: AccountCondition | null): void;
  forget(id: string): void;
  region(id: string): string;
  isFrozen(id: string): boolean;
  /** Whether the tenant's list of phones has it. */
  isListed(id: string): boolean;
  accountRefusal(): Refusal | null;
  batchRefusal(ids: readonly string[]): Refusal | null;
}

export function createConditions(): Conditions {
  const conditions = new Map<string, PhoneCondition>();
  const regions = new Map<string, string>();
  let account: AccountCondition | null = null;
  const region = (id: string) => regions.get(id) ?? HOME;

  return {
    setPhone(id, condition) {
      if (condition === null) conditions.delete(id);
      else conditions.set(id, condition);
    },
    setRegion(id, next) {
      regions.set(id, next);
    },
    setAccount(condition) {
      account = condition;
    },
    forget(id) {
      conditions.delete(id);
      regions.delete(id);
    },
    region,
    isFrozen: (id) => conditions.get(id) === 'frozen',
    isListed: (id) => !['noInstance', 'otherTenant'].includes(conditions.get(id) ?? ''),
    accountRefusal: () => account && ofAccount[account](),
    batchRefusal(ids) {
      if (conditions.size > 0) {
        for (const condition of phoneConditions) {
          const id = ids.find((each) => conditions.get(each) === condition);
          if (id !== undefined) return ofPhones[condition](id);
        }
      }
      if (regions.size > 0 && new Set(ids.map(region)).size > 1) return refusals.severalRegions();
      return null;
    },
  };
}
