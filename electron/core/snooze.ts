/** For how long notifications can be snoozed; `until` takes the present and gives ms since 1970, in local time. */
export const snoozes: readonly {
  readonly name: 'half' | 'one' | 'four' | 'tomorrow';
  readonly until: (now: Date) => number;
}[] = [
  { name: 'half', until: (now) => now.getTime() + 30 * 60_000 },
  { name: 'one', until: (now) => now.getTime() + 60 * 60_000 },
  { name: 'four', until: (now) => now.getTime() + 4 * 60 * 60_000 },
  {
    name: 'tomorrow',
    until: (now) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9).getTime(),
  },
];
