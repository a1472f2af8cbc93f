/** Numbers from 0 up to 1 that look random, and are the same for one seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * The last statuses that a row of answers confirms, as many as the fleet keeps: one to Offline or Unknown takes two
 * answers that say the same, any other takes one.
 */
export function confirmedBy(codes: readonly number[]): readonly number[] {
  const believed: number[] = [];
  let doubted: number | null = null;
  for (const code of codes) {
    const news = code !== believed.at(-1);
    const doubtful = code === 0 || code === 3;
    if (news && (!doubtful || doubted === code)) believed.push(code);
    doubted = news && believed.at(-1) !== code ? code : null;
  }
  return believed.slice(-50);
}
