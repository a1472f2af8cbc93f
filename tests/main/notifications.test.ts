import { beforeEach, describe, expect, it } from 'vitest';
import type { Destination } from '../../electron/core/destination.ts';
import type { Notice } from '../../electron/core/notice.ts';
import { createNotifications } from '../../electron/main/notifications.ts';
import { desktop } from './fake-electron.ts';

function notice(id: string, replaces: readonly string[] = []): Notice {
  return { id, replaces, title: `title ${id}`, body: 'body', destination: { view: 'phone', key: id } };
}

function start() {
  const clicked: Destination[] = [];
  const failed: string[] = [];
  const { show } = createNotifications({
    onClick: (destination) => clicked.push(destination),
    onFailure: (title, error) => failed.push(`${title}: ${error}`),
  });
  return { show, clicked, failed };
}

const onShow = () => desktop.notifications.filter(({ state }) => state === 'shown').map(({ title }) => title);

beforeEach(() => desktop.reset());

describe('notifications', () => {
  it.each<[what: string, notices: readonly Notice[], left: readonly string[]]>([
    ['stand side by side', [notice('a'), notice('b')], ['title a', 'title b']],
    ['take the place of the same', [notice('a'), notice('b'), notice('a')], ['title b', 'title a']],
    ['take the place of others', [notice('a'), notice('b'), notice('c', ['a', 'b', 'x'])], ['title c']],
  ])('%s', (_, notices, left) => {
    const { show } = start();
    for (const one of notices) show(one);
    expect(onShow()).toEqual(left);
  });

  it('lead where they say when they are clicked', () => {
    const { show, clicked } = start();
    show(notice('a'));
    show(notice('b'));
    desktop.notifications[0]?.emit('click');
    expect(clicked).toEqual([{ view: 'phone', key: 'a' }]);
  });

  it('that the system refuses are reported', () => {
    const { show, failed } = start();
    show(notice('a'));
    desktop.notifications[0]?.emit('failed', {}, 'no server');
    expect(failed).toEqual(['title a: no server']);
  });

  it('are remembered a hundred at a time: the newest can still be replaced', () => {
    const { show } = start();
    for (let number = 0; number < 500; number += 1) show(notice(`n${number}`));
    show(notice('last', ['n499', 'n401', 'n0']));
    const left = onShow();
    expect(left).not.toContain('title n499');
    expect(left).not.toContain('title n401');
    expect(left).toHaveLength(499);
  });
});
