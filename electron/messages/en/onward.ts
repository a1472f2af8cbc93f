/** Why a notice did not get to where it should: to a command, a webhook or the desktop. */
export const onward = {
  command: {
    notFound: (program: string) => `There is no program at ${program}.`,
    notAllowed: (program: string) =>
      `${program} may not be run. Check that it is a program, and its permissions.`,
    notStarted: (program: string, code: string) => `${program} could not be started: ${code}.`,
    exitCode: (code: number, said: string) =>
      `The program ended with exit code ${code}${said === '' ? '.' : `: ${said}`}`,
    signal: (signal: string, said: string) =>
      `The program was ended by the signal ${signal}${said === '' ? '.' : `: ${said}`}`,
    timeout: (seconds: number, said: string) =>
      `The program took longer than ${seconds} seconds and was ended${said === '' ? '.' : `: ${said}`}`,
  },
  webhook: {
    noUrl: 'The URL of the webhook is not stored any more. Enter it again in Settings.',
    status: (host: string, status: number) => `${host} answered with status ${status}.`,
    redirect: (host: string, status: number) =>
      `${host} answered with a redirect (${status}), which is not followed. Enter the URL that it leads to.`,
    network: (host: string) => `${host} cannot be reached.`,
    timeout: (host: string) => `${host} did not answer in time.`,
    certificate: (host: string) => `The certificate of ${host} is not trusted.`,
    proxy: (host: string) => `The proxy does not let the request to ${host} through.`,
    malformed: (host: string) => `What ${host} answered is not HTTP.`,
    withCode: (text: string, code: string) => `${text} (${code})`,
  },
  dropped: (limit: number) => `It was left out, as ${limit} newer notices were waiting.`,
  test: {
    title: 'A test of KooGlance',
    body: 'If you read this, notices are passed on to here.',
    incomplete: 'Fill in the program or the URL first, and correct the marked fields.',
  },
  desktop: {
    unsupported: 'This desktop shows no notifications.',
    refused: 'The desktop did not take it, and did not say why.',
  },
};

export type OnwardWords = typeof onward;
