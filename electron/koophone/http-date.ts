/** Reads an HTTP date (RFC 9110, 5.6.7), in ms since 1970; null for anything else. */
export function parseHttpDate(text: string): number | null {
  // Date.parse takes far more for a date than HTTP does, "-5" among it.
  if (!/^[A-Z][a-z]{2,8}, .* GMT$/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
