import type { FieldError } from '../../electron/core/field-error.ts';
import { alertKinds, type AlertKind } from '../../electron/core/alerts/kinds.ts';
import {
  checkOnward,
  MAX_TARGETS,
  type OnwardDraft,
  type OnwardTarget,
} from '../../electron/core/alerts/onward.ts';
import type { Result } from '../../electron/core/result.ts';
import type { Bridge } from '../../electron/shared/contract.ts';
import { Saving } from './saving.svelte.ts';

type OnwardBridge = Pick<Bridge, 'saveOnward' | 'testOnward' | 'getState'>;

/** What comes of a test; null before the first. */
export type Trial = 'running' | Result<null, string> | null;

/** The other changes are many, and seldom what somebody waits for elsewhere. */
const usualKinds: readonly AlertKind[] = alertKinds.filter((kind) => kind !== 'otherChanges');

function argumentsOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/** One target while it is edited. What belongs to the other way is empty. */
export class TargetFields {
  readonly kind: 'webhook' | 'command';
  /** Null until it is saved. */
  id = $state<string | null>(null);
  kinds = $state.raw<readonly AlertKind[]>(usualKinds);
  /** Empty keeps the URL that is set. */
  url = $state('');
  /** Of the URL that is, or was, set. */
  origin = $state('');
  urlSet = $state(false);
  program = $state('');
  /** One a line. */
  arguments = $state('');
  trial = $state.raw<Trial>(null);

  constructor(kind: TargetFields['kind']) {
    this.kind = kind;
  }

  draft(): OnwardDraft {
    const { id, kind } = this;
    const kinds = alertKinds.filter((each) => this.kinds.includes(each));
    if (kind === 'command') {
      const way = { kind, program: this.program.trim(), arguments: argumentsOf(this.arguments) };
      return { id, kinds, way };
    }
    const url = this.url.trim();
    return { id, kinds, way: { kind, url: url === '' && this.urlSet ? null : url } };
  }
}

function fieldsOf({ id, kinds, way }: OnwardTarget): TargetFields {
  const fields = new TargetFields(way.kind);
  fields.id = id;
  fields.kinds = kinds;
  if (way.kind === 'webhook') {
    fields.origin = way.origin;
    fields.urlSet = way.urlSet;
  } else {
    fields.program = way.program;
    fields.arguments = way.arguments.join('\n');
  }
  return fields;
}

/** Where notices are passed on to, while it is edited. */
export class OnwardForm {
  readonly #bridge: OnwardBridge;
  #targets: readonly TargetFields[];
  readonly #saving: Saving<readonly OnwardDraft[]>;

  constructor(bridge: OnwardBridge, targets: readonly OnwardTarget[]) {
    this.#bridge = bridge;
    this.#targets = $state.raw(targets.map(fieldsOf));
    this.#saving = new Saving<readonly OnwardDraft[]>({
      draft: () => this.#drafts(),
      check: checkOnward,
      send: (drafts) => bridge.saveOnward(drafts),
    });
  }

  get targets(): readonly TargetFields[] {
    return this.#targets;
  }

  get full(): boolean {
    return this.#targets.length >= MAX_TARGETS;
  }

  get unsaved(): boolean {
    return this.#saving.unsaved;
  }

  /** @param field a path within the target, such as `way.url` */
  errorsOf(target: TargetFields, field: string): readonly FieldError[] {
    return this.#saving.errorsOf(`[${String(this.#targets.indexOf(target))}].${field}`);
  }

  add(kind: TargetFields['kind']): void {
    this.#targets = [...this.#targets, new TargetFields(kind)];
  }

  remove(target: TargetFields): void {
    this.#targets = this.#targets.filter((other) => other !== target);
    this.#saving.setErrors([]);
  }

  /** Passes a notice on to the target as it stands here. Returns whether it could be tried; errors then say why not. */
  async test(target: TargetFields): Promise<boolean> {
    const index = this.#targets.indexOf(target);
    const errors = checkOnward(this.#drafts()).filter(({ path }) => path.startsWith(`[${String(index)}].`));
    this.#saving.setErrors(errors);
    if (errors.length > 0) return false;
    target.trial = 'running';
    target.trial = await this.#bridge.testOnward(target.draft());
    return true;
  }

  /** Returns whether it was saved; `errorsOf` then says why not. */
  async save(): Promise<boolean> {
    const sent = this.#targets;
    const urls = sent.map(({ url }) => url);
    const drafts = this.#drafts();
    if (!(await this.#saving.save())) return false;
    // New targets have IDs now: without them the next save would make them anew, without their URLs.
    const { onward } = await this.#bridge.getState(null);
    for (const [index, target] of sent.entries()) {
      const stored = onward[index];
      if (stored === undefined) continue;
      target.id = stored.id;
      if (stored.way.kind !== 'webhook') continue;
      target.origin = stored.way.origin;
      target.urlSet = stored.way.urlSet;
      // No secret stays in the window longer than it must.
      if (target.url === urls[index]) target.url = '';
    }
    this.#saving.setSaved(
      drafts.map(({ kinds, way }, index) => ({
        id: onward[index]?.id ?? null,
        kinds,
        way: way.kind === 'webhook' ? { kind: way.kind, url: null } : way,
      })),
    );
    return true;
  }

  #drafts(): readonly OnwardDraft[] {
    return this.#targets.map((target) => target.draft());
  }
}
