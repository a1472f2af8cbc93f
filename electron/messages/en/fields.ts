import type { FieldProblem } from '../../core/field-error.ts';

function problem(problem: FieldProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'This must not be empty.';
    case 'tooLong':
      return `This is ${problem.length} characters long; at most ${problem.limit} are allowed.`;
    case 'badCharacters':
      return `“${problem.found}” is not allowed here.`;
    case 'taken':
      return 'This is there twice; each must be different.';
    case 'otherHost':
      return 'The stored secret belongs to another host or user. Enter it anew.';
    case 'notAUrl':
      return 'This is not a URL. It looks like https://koophone.myhuaweicloud.com.';
    case 'noHost':
      return 'This URL has no host. It looks like https://koophone.myhuaweicloud.com.';
    case 'plainHttp':
      return 'Secrets must not travel over plain http. Use https (http is for this machine alone).';
    case 'urlExtras':
      return 'Leave out user, password, “?” and “#”: only scheme, host and prefix belong here.';
    case 'notANumber':
      return 'This must be a number, and a whole one where parts make no sense.';
    case 'notATime':
      return 'This is not a time of day. It looks like 22:00.';
    case 'notAbsolute':
      return 'This must be an absolute path, such as /usr/local/bin/notify or C:\\Tools\\notify.exe.';
    case 'outOfRange':
      return `This is ${problem.found}; it must be from ${problem.min} to ${problem.max}.`;
    case 'noSuchColumn':
      return `The column “${problem.found}” is not known. The columns are id, name, group and region.`;
    case 'noIdColumn':
      return `There is no column “id” in the first line (${problem.found}).`;
    case 'unsetVariable':
      return `The environment variable ${problem.name} is not set.`;
    case 'unreadable':
      return problem.detail;
  }
}

export const fields = {
  problem,
  unusableFile: (path: string) => `KooGlance cannot use ${path}:`,
  nothingChanged: 'Nothing was changed.',
  /** For a list of phones that was typed, pasted or imported. */
  line: (line: number, text: string) => `Line ${line}: ${text}`,
};
