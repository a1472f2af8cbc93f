import type { FieldError } from '../../electron/core/field-error.ts';
import { checkQuietHours, type QuietHours } from '../../electron/core/alerts/quiet-hours.ts';
import type { AlertSettings } from '../../electron/core/alerts/settings.ts';
import type { Bridge } from '../../electron/shared/contract.ts';
import { Saving } from './saving.svelte.ts';

/** The days as people here count them, Monday first; 0 is Sunday. */
export const daysOfWeek: readonly number[] = [1, 2, 3, 4, 5, 6, 0];

/** One window of quiet hours while it is edited. */
export interface QuietWindow {
  /** Tells it from the others on the page. */
  readonly id: number;
  days: readonly number[];
  from: string;
  to: string;
}

/** Whether it ends on the day after the one on which it begins. */
export function endsNextDay({ from, to }: QuietWindow): boolean {
  return from !== '' && to !== '' && to <= from;
}

/** The quiet hours while they are edited. */
export class QuietForm {
  #windows: QuietWindow[];
  #ids = 0;
  readonly #saving: Saving<readonly QuietHours[]>;

  /** @param alerts the settings that hold at the time of asking */
  constructor(bridge: Pick<Bridge, 'saveAlerts'>, alerts: () => AlertSettings) {
    this.#windows = $state(alerts().quietHours.map((hours) => this.#window(hours)));
    this.#saving = new Saving<readonly QuietHours[]>({
      draft: () => this.#draft(),
      check: checkQuietHours,
      send: (quietHours) => bridge.saveAlerts({ ...alerts(), quietHours }),
    });
  }

  get windows(): readonly QuietWindow[] {
    return this.#windows;
  }

  get unsaved(): boolean {
    return this.#saving.unsaved;
  }

  /** @param index the place of the window on the page */
  errorsOf(index: number, field: keyof QuietHours): readonly FieldError[] {
    return this.#saving.errorsOf(`quietHours[${String(index)}].${field}`);
  }

  /** Adds every night. */
  add(): void {
    this.#windows.push(this.#window({ days: daysOfWeek, from: '22:00', to: '07:00' }));
  }

  remove(id: number): void {
    this.#windows = this.#windows.filter((window) => window.id !== id);
    this.#saving.setErrors([]);
  }

  save(): Promise<boolean> {
    return this.#saving.save();
  }

  #window({ days, from, to }: QuietHours): QuietWindow {
    this.#ids += 1;
    return { id: this.#ids, days, from, to };
  }

  #draft(): readonly QuietHours[] {
    return this.#windows.map(({ days, from, to }) => ({
      days: daysOfWeek.filter((day) => days.includes(day)),
      from,
      to,
    }));
  }
}
