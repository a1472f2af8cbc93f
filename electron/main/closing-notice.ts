import type { Notice } from '../core/alerts/notice.ts';
import type { Messages } from '../messages/index.ts';

/** Says once that the program goes on without its window, and where it is found. */
export function closingNotice({ notices }: Messages, trayShown: boolean): Notice {
  return {
    id: 'closing',
    kinds: [],
    replaces: [],
    phones: [],
    sound: false,
    kept: null,
    passOn: false,
    title: trayShown ? notices.stillInTray : notices.stillRunning,
    body: trayShown ? notices.stillInTrayDetail : notices.stillRunningDetail,
    destination: { view: 'fleet', search: '' },
  };
}
