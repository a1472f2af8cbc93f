/** The number that was typed; NaN where it is none. An empty field is not zero. */
export function typedNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}
