/** So many phones that change within this time, in ms, are hardly the only ones. */
const MANY = 2;
const WITHIN = 5_000;
/** What was looked at is not looked at again before this, in ms. */
const REST = 20_000;

/**
 * Notices when phones of an account fail together, as a rack does: the others are better looked at now than when their turn
 * comes, so that what is one event is seen as one. All times are in ms of a clock that never jumps.
 */
export interface Outbreak {
  /**
   * @param suspects how many phones have just shown a change that is not confirmed yet
   * @returns whether to look at the others
   */
  note(suspects: number, now: number): boolean;
}

export function createOutbreak(): Outbreak {
  let recent: { readonly suspects: number; readonly at: number }[] = [];
  let lookedAt = -Infinity;

  return {
    note(suspects, now) {
      if (suspects === 0) return false;
      recent = [...recent.filter(({ at }) => now - at <= WITHIN), { suspects, at: now }];
      const many = recent.reduce((sum, one) => sum + one.suspects, 0);
      if (many < MANY || now - lookedAt < REST) return false;
      lookedAt = now;
      return true;
    },
  };
}
