const phones = (count: string) => (count === '1' ? '1 phone' : `${count} phones`);

export const finder = {
  action: 'Find my phones',
  hint: 'Lists all phones of the tenant, to choose from. It signs in with what is filled in above, saved or not.',
  finding: 'Looking for phones…',
  fields: 'The search could not start: see the fields that are marked.',
  none: 'The service lists no phones for this sign-in.',
  stillTyping: 'You can still type, paste or import the phones.',
  taken: (count: string) => `${phones(count)} taken over. Save to keep them.`,

  title: (count: string) => `The tenant’s phones: ${count}`,
  search: 'Search the found phones',
  searchHint: 'Name, ID, user, region or product',
  groupBy: 'Group by',
  groupings: { none: 'nothing', user: 'user', region: 'region', sku: 'product (SKU)' },
  group: 'Show',
  allGroups: (count: string) => `all (${count})`,
  inGroup: (name: string, count: string) => `${name} (${count})`,
  withoutGroup: (count: string) => `without one (${count})`,
  list: 'Found phones',
  chooseShown: (count: string) => `Choose all ${count} shown`,
  chooseNone: 'Choose none',
  chosen: (chosen: string, shown: string) => `${chosen} chosen, ${shown} shown`,
  noMatch: 'No phone matches.',
  noStatus: 'Status not told',
  frozen: 'frozen',
  watched: 'in your list',
  take: (count: string) => `Take over ${phones(count)}`,
  cancel: 'Cancel',

  followNew: 'Watch new phones by themselves',
  followNewHint:
    'KooGlance looks every ten minutes for phones that the tenant has got, and adds them. Phones that you leave out stay out.',
  notFollowed: 'The last time, new phones could not be looked for.',
};
