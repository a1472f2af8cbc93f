import type { Notice, NoticePhone } from '../../electron/core/alerts/notice.ts';

/** A phone that a notice is about; made up but for what the test says. */
export function aPhone(part: Partial<NoticePhone> = {}): NoticePhone {
  return {
    key: 'a1/p0',
    accountId: 'a1',
    account: 'QA',
    instanceId: 'p0',
    name: 'Pixel',
    group: 'qa',
    status: 3,
    problem: 'offline',
    since: 0,
    ...part,
  };
}

/** A notice; made up but for what the test says. */
export function aNotice(id: string, part: Partial<Notice> = {}): Notice {
  return {
    id,
    kinds: ['offline'],
    replaces: [],
    title: `title ${id}`,
    body: 'body',
    destination: { view: 'phone', key: id },
    sound: false,
    phones: [aPhone()],
    kept: null,
    passOn: true,
    ...part,
  };
}
