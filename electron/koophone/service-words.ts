import { oneLine, shortened } from './one-line.ts';

/** Stands where a secret was. No token or key can hold this character. */
const HIDDEN = '•••';

/** Shorter common parts are words, not pieces of a secret. */
const TELLTALE_LENGTH = 12;

/**
 * Makes words of the service fit to be shown and logged: one line, no control characters, no more than `limit`
 * characters, and no secret, should the service have echoed one: neither whole, nor cut short, nor escaped.
 *
 * @returns null when nothing is left
 */
export function serviceWords(text: string, secrets: readonly string[], limit: number): string | null {
  const forms = secrets.flatMap(formsOf).sort((one, other) => other.length - one.length);
  const whole = forms.reduce((left, form) => left.replaceAll(form, HIDDEN), oneLine(text));
  const hidden = secrets.reduce(withoutPieces, whole);
  const words = shortened(hidden, limit);
  // A password of dots may be made up by what stands for another.
  return words === '' || forms.some((form) => words.includes(form)) ? null : words;
}

/** How a secret may look in a text: as it is, in JSON, in a URL; its own blanks become one as well. */
function formsOf(secret: string): string[] {
  const wellFormed = Buffer.from(secret).toString();
  const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(wellFormed)];
  return forms.flatMap((form) => [form, oneLine(form)]).filter((form) => form !== '');
}

function withoutPieces(line: string, secret: string): string {
  return line.replace(/[\w+/-]+/g, (run) =>
    run.length >= TELLTALE_LENGTH && secret.includes(run) ? HIDDEN : run,
  );
}
