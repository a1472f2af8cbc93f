/** Whether a text can be the value of a header: visible ASCII, and some of it. */
export function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
