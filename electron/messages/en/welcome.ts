export const welcome = {
  title: 'Welcome to KooGlance',
  intro: 'Your whole fleet of cloud phones at a glance: in the tray, as notifications, and in this window.',
  connect: {
    title: 'Connect an account',
    text: 'You need a base URL and an access key, an IAM user or a token. Your phones can be found by themselves or typed; “Test connection” tells you whether all fits together.',
    action: 'Connect an account',
  },
  demo: {
    title: 'Look around',
    text: 'A demo fleet of made-up phones runs on this machine alone. You can end it at any time.',
    action: 'Start the demo',
  },
};
