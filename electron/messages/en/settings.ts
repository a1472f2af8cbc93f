import { groups, notificationForm, onward, quietHours, snoozeList } from './alerts-settings.ts';
import { finder } from './finder.ts';
import { network } from './network.ts';
import { signIn } from './sign-in.ts';

export const settings = {
  title: 'Settings',
  back: 'Back to the phones',
  panes: 'Pages of the settings',
  accounts: 'Accounts',
  addAccount: 'Add account',
  polling: 'Checking',
  notifications: 'Notifications',
  networkPane: 'Network',
  quietHoursPane: 'Quiet hours',
  groupsPane: 'Groups',
  onwardPane: 'Pass on',

  signIn,
  finder,
  network,
  notificationForm,
  quietHours,
  snoozeList,
  groups,
  onward,

  account: {
    newTitle: 'Connect an account',
    name: 'Name',
    nameHint: 'What you call it, such as QA or EU.',
    baseUrl: 'Base URL',
    baseUrlHint: 'Scheme, host and, if your gateway has one, its prefix. Your administrator knows it.',
    region: 'Region',
    regionHint: 'Optional; such as cn-south-1.',
    phones: 'Phones',
    phonesHint: 'One a line: ID, name, group, region. All but the ID may be left out.',
    checked: (every: string) => `Each phone is checked ${every}.`,
    phonesExample: 'a44uhlf7, Pixel QA 7, qa',
    importFile: 'Import file…',
    imported: (file: string) => `${file} was read. Save to keep its phones.`,
    notText: (file: string) => `${file} could not be read as text.`,
    count: (count: string) => (count === '1' ? '1 phone' : `${count} phones`),
    duplicates: (count: string) =>
      count === '1'
        ? '1 line repeats a phone and is left out'
        : `${count} lines repeat a phone and are left out`,
    unreadableLines: (count: string) =>
      count === '1' ? '1 line cannot be read' : `${count} lines cannot be read`,
    moreLines: (count: string) => `and ${count} more`,
    linesRefused: 'Nothing was saved: correct these lines or take them out first.',
    phoneError: (id: string, text: string) => `${id}: ${text}`,
    test: 'Test connection',
    testing: 'Testing…',
    save: 'Save',
    saving: 'Saving…',
    saved: 'Saved.',
    remove: 'Remove account',
    removeTitle: (name: string) => `Remove ${name}?`,
    removeText:
      'Its secrets (token, password, keys) and its list of phones are deleted from KooGlance. The phones themselves are not touched.',
    removeYes: 'Remove',
    cancel: 'Cancel',
    unsaved: 'There are unsaved changes.',
    fixErrors: 'Nothing was saved: see the fields that are marked.',
  },

  test: {
    good: (answered: string, asked: string) =>
      asked === '0'
        ? 'The service answers. Add phones to see their status.'
        : answered === asked
          ? `It works: the service told the status of ${asked === '1' ? 'the phone' : `all ${asked} phones`} it was asked for.`
          : `The service answers, but told the status of only ${answered} of the ${asked} phones it was asked for. Check the IDs of the others.`,
    fields: 'The test could not start: see the fields that are marked.',
    requestId: (id: string) => `Request ID: ${id}`,
  },

  leave: {
    title: 'Leave without saving?',
    text: 'The changes on this page have not been saved.',
    stay: 'Keep editing',
    discard: 'Discard changes',
  },

  pollingForm: {
    intro: 'How often KooGlance asks about each phone. One request asks about up to 32 phones.',
    fields: {
      normalSeconds: 'Check each phone every',
      quickSeconds: 'Phones that start, go offline or just changed every',
      requestsPerSecond: 'Requests a second, at most',
      concurrency: 'Requests at the same time, at most',
    },
    hints: {
      normalSeconds: (min: string, max: string) => `Seconds, from ${min} to ${max}.`,
      quickSeconds: (min: string, max: string) => `Seconds, from ${min} to ${max}.`,
      requestsPerSecond: (min: string, max: string) => `For each account, from ${min} to ${max}.`,
      concurrency: (min: string, max: string) => `For each account, from ${min} to ${max}.`,
    },
    save: 'Save',
    saved: 'Saved.',
  },
};
