/** Stands where a secret was. No token can hold this character. */
const HIDDEN = '•••';

/** Shorter common parts are words, not pieces of a token. */
const TELLTALE_LENGTH = 12;

/**
 * Makes words of the service fit to be shown and logged: one line, no control characters, no more than `limit`
 * characters, and not the token, should the service have echoed it: neither whole nor cut short.
 *
 * @returns null when nothing is left
 */
export function serviceWords(text: string, token: string, limit: number): string | null {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  const words = withoutPieces(line.replaceAll(token, HIDDEN), token);
  if (words === '') return null;
  if (words.length <= limit) return words;
  // A pair of surrogates is not cut through.
  return `${words.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function withoutPieces(line: string, token: string): string {
  return line.replace(/[\w+/-]+/g, (run) =>
    run.length >= TELLTALE_LENGTH && token.includes(run) ? HIDDEN : run,
  );
}
