import { checkGroups, type Expected, type GroupRule, type Threshold } from '../../electron/core/expected.ts';
import type { FieldError } from '../../electron/core/field-error.ts';
import type { Bridge } from '../../electron/shared/contract.ts';
import { Saving } from './saving.svelte.ts';
import { typedNumber } from './typed-number.ts';

/** How problems of a group are told: each phone, or the group from so many phones or percent on. */
export const tellings = ['each', 'phones', 'percent'] as const;

type Telling = (typeof tellings)[number];

interface GroupFields {
  readonly expected: Expected;
  readonly telling: Telling;
  /** As it was typed. */
  readonly atLeast: string;
}

/** What holds for a group without a rule. */
const noRule: GroupFields = { expected: 'anything', telling: 'each', atLeast: '' };

const suggested: Readonly<Record<Threshold['of'], string>> = { phones: '2', percent: '10' };

function fieldsOf({ expected, threshold }: GroupRule): GroupFields {
  if (threshold === null) return { ...noRule, expected };
  return { expected, telling: threshold.of, atLeast: String(threshold.atLeast) };
}

/** The rules of all groups while they are edited; groups without one need no entry. */
export class GroupsForm {
  #groups: ReadonlyMap<string, GroupFields>;
  /** The groups whose rules were sent last, in that order: errors name them by their places. */
  #sent = $state.raw<readonly string[]>([]);
  readonly #saving: Saving<readonly GroupRule[]>;

  constructor(bridge: Pick<Bridge, 'saveGroups'>, rules: readonly GroupRule[]) {
    this.#groups = $state.raw(new Map(rules.map((rule) => [rule.group, fieldsOf(rule)])));
    this.#saving = new Saving<readonly GroupRule[]>({
      draft: () => this.#draft(),
      check: checkGroups,
      send: (draft) => bridge.saveGroups(draft),
    });
  }

  /** The groups that have, or had, a rule on this page. */
  get named(): readonly string[] {
    return [...this.#groups.keys()];
  }

  get unsaved(): boolean {
    return this.#saving.unsaved;
  }

  fieldsOf(group: string): GroupFields {
    return this.#groups.get(group) ?? noRule;
  }

  change(group: string, change: Partial<GroupFields>): void {
    const fields = { ...this.fieldsOf(group), ...change };
    const { telling } = change;
    // A number of phones makes no sense as a share, nor the other way round.
    if (telling !== undefined) fields.atLeast = telling === 'each' ? '' : suggested[telling];
    this.#groups = new Map(this.#groups).set(group, fields);
  }

  errorsOf(group: string): readonly FieldError[] {
    const index = this.#sent.indexOf(group);
    return this.#saving.errorsOf(`[${String(index)}].threshold.atLeast`);
  }

  save(): Promise<boolean> {
    this.#sent = this.#draft().map((rule) => rule.group);
    return this.#saving.save();
  }

  /** The rules that say something, in the order of their names. */
  #draft(): readonly GroupRule[] {
    return [...this.#groups]
      .map(([group, { expected, telling, atLeast }]) => ({
        group,
        expected,
        threshold: telling === 'each' ? null : { atLeast: typedNumber(atLeast), of: telling },
      }))
      .filter(({ expected, threshold }) => expected !== 'anything' || threshold !== null)
      .sort((one, other) => (one.group < other.group ? -1 : 1));
  }
}
