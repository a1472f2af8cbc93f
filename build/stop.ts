/** Ends a script with words for its user in place of a stack; `bootstrap.mjs` knows it by its name. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
