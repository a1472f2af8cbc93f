import type { FieldError } from '../../electron/core/field-error.ts';
import { alertKinds, type AlertKind } from '../../electron/core/alerts/kinds.ts';
import { checkAlerts, type AlertSettings, type KindSettings } from '../../electron/core/alerts/settings.ts';
import type { Bridge } from '../../electron/shared/contract.ts';
import { Saving } from './saving.svelte.ts';
import { typedNumber } from './typed-number.ts';

interface KindFields {
  notify: boolean;
  sound: boolean;
  minimum: string;
}

/** The numbers below the table of kinds, by where they stand in the settings. */
export const alertNumbers = {
  problems: 'confirmations.problems',
  others: 'confirmations.others',
  settleSeconds: 'settleSeconds',
  reminderMinutes: 'reminderMinutes',
} as const;

export type AlertNumber = keyof typeof alertNumbers;

/** One value for each kind. */
function forKinds<Value>(value: (kind: AlertKind) => Value): Record<AlertKind, Value> {
  return Object.fromEntries(alertKinds.map((kind) => [kind, value(kind)])) as Record<AlertKind, Value>;
}

/** What is told and when, while it is edited. Quiet hours have a form of their own, and are saved as they stand. */
export class AlertsForm {
  readonly kinds: Record<AlertKind, KindFields>;
  readonly texts: Record<AlertNumber, string>;
  readonly #saving: Saving<AlertSettings>;

  /** @param alerts the settings that hold at the time of asking */
  constructor(bridge: Pick<Bridge, 'saveAlerts'>, alerts: () => AlertSettings) {
    const { kinds, confirmations, settleSeconds, reminderMinutes, quietHours } = alerts();
    this.kinds = $state(
      forKinds((kind) => {
        const { notify, sound, minimumSeconds } = kinds[kind];
        return { notify, sound, minimum: String(minimumSeconds) };
      }),
    );
    this.texts = $state({
      problems: String(confirmations.problems),
      others: String(confirmations.others),
      settleSeconds: String(settleSeconds),
      reminderMinutes: String(reminderMinutes),
    });
    this.#saving = new Saving<AlertSettings>({
      draft: () => this.#draft(quietHours),
      check: checkAlerts,
      send: (draft) => bridge.saveAlerts({ ...draft, quietHours: alerts().quietHours }),
    });
  }

  get unsaved(): boolean {
    return this.#saving.unsaved;
  }

  errorsOfNumber(number: AlertNumber): readonly FieldError[] {
    return this.#saving.errorsOf(alertNumbers[number]);
  }

  errorsOfMinimum(kind: AlertKind): readonly FieldError[] {
    return this.#saving.errorsOf(`kinds.${kind}.minimumSeconds`);
  }

  /** How long a kind must last, in ms; NaN while that is no number. */
  minimumMs(kind: AlertKind): number {
    return typedNumber(this.kinds[kind].minimum) * 1000;
  }

  save(): Promise<boolean> {
    return this.#saving.save();
  }

  #draft(quietHours: AlertSettings['quietHours']): AlertSettings {
    const { problems, others, settleSeconds, reminderMinutes } = this.texts;
    return {
      kinds: forKinds((kind): KindSettings => {
        const { notify, sound, minimum } = this.kinds[kind];
        return { notify, sound, minimumSeconds: typedNumber(minimum) };
      }),
      confirmations: { problems: typedNumber(problems), others: typedNumber(others) },
      settleSeconds: typedNumber(settleSeconds),
      reminderMinutes: typedNumber(reminderMinutes),
      quietHours,
    };
  }
}
