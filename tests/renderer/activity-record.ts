import { screen } from '@testing-library/svelte';
import type { ActivityEntry, Change, NoticeRecord, PassedOn } from '../../electron/core/alerts/activity.ts';
import type { AppState } from '../../electron/shared/contract.ts';
import { FakeMain, NOW, phone } from './fake-bridge.ts';
import { openWindow, settled } from './open-window.ts';

/** A change of a running phone to Offline that was shown, unless told otherwise. */
export function change(id: number, over: Partial<Change> = {}): ActivityEntry {
  return {
    id,
    what: 'change',
    at: NOW - 60_000,
    key: 'eu/a',
    name: 'Pixel QA 7',
    account: 'EU',
    happening: { kind: 'changed', from: 2, to: 3 },
    fate: { kind: 'shown', notice: 'n1' },
    ...over,
  };
}

export function notice(id: number, over: Partial<NoticeRecord> = {}): ActivityEntry {
  return {
    id,
    what: 'notice',
    at: NOW - 60_000,
    notice: 'n1',
    title: 'Pixel QA 7 went offline',
    body: 'Offline since 11:58.',
    destination: { view: 'phone', key: 'eu/a' },
    fate: { kind: 'shown' },
    ...over,
  };
}

export function passedOn(id: number, over: Partial<PassedOn> = {}): ActivityEntry {
  return {
    id,
    what: 'passedOn',
    at: NOW - 60_000,
    notice: 'n1',
    title: 'Pixel QA 7 went offline',
    target: 'hooks.example',
    error: null,
    ...over,
  };
}

/** Opens the window on this record. */
export async function openActivity(record: readonly ActivityEntry[], over: Partial<AppState> = {}) {
  const main = new FakeMain([phone('a', { name: 'Pixel QA 7', group: 'qa' }), phone('b')], over);
  main.activity = [...record].sort((one, other) => other.id - one.id);
  const app = await openWindow(main);
  app.goTo({ view: 'activity' });
  await settled();
  return { main, app };
}

export const list = () => screen.getByRole('listbox');
export const entries = () => screen.queryAllByRole('option');
export const text = (element: Element | undefined) => element?.textContent.replace(/\s+/g, ' ').trim();
