/** The form in which IAM and the gateway write times: UTC, with or without a fraction of any length. */
const UTC_TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?=Z|\+00:00|[^\d.]|$)/;

/** The first such time in a text, in ms since 1970; null where there is none. */
export function utcTimeIn(text: string): number | null {
  const found = UTC_TIME.exec(text);
  if (found === null) return null;
  const time = Date.parse(`${found[0].replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? null : time;
}
