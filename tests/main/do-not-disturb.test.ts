import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDoNotDisturb } from '../../electron/main/do-not-disturb.ts';
import { createFakeClock } from './fake-clock.ts';
import { folderOfTest } from './folder.ts';

interface Desktop {
  readonly desktop?: string;
  /** Lines of shell in place of the tools; none where the tool is not installed. */
  readonly dbus?: string;
  readonly gsettings?: string;
}

const inhibited = (value: boolean) => `printf '   variant       boolean ${value}\\n'`;

/** A desktop whose tools are scripts, which note each call. */
function start({ desktop, dbus, gsettings }: Desktop, limitMs = 20_000) {
  const folder = folderOfTest();
  const calls = join(folder, 'calls');
  for (const [name, lines] of Object.entries({ 'dbus-send': dbus, gsettings })) {
    if (lines === undefined) continue;
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> ${calls}\n${lines}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const clock = createFakeClock();
  const environment = { PATH: folder, XDG_CURRENT_DESKTOP: desktop };
  const { read } = createDoNotDisturb({ clock, environment, limitMs });
  const called = () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []);
  return { read, clock, called };
}

describe.runIf(process.platform === 'linux')('do-not-disturb', () => {
  it.each<[on: boolean, what: string, desktop: Desktop]>([
    [true, 'KDE says so', { desktop: 'KDE', dbus: inhibited(true) }],
    [false, 'KDE says it is off', { desktop: 'KDE', dbus: inhibited(false) }],
    [true, 'GNOME shows no banners', { desktop: 'ubuntu:GNOME', dbus: 'exit 1', gsettings: 'echo false' }],
    [true, 'Unity shows no banners', { desktop: 'Unity', gsettings: 'echo false' }],
    [false, 'GNOME shows banners', { desktop: 'GNOME', dbus: 'exit 1', gsettings: 'echo true' }],
    [false, 'GNOME has no such setting', { desktop: 'GNOME', gsettings: 'echo No such key; exit 1' }],
    [false, 'another desktop has GNOME’s setting', { desktop: 'XFCE', gsettings: 'echo false' }],
    [false, 'no desktop is named', { gsettings: 'echo false' }],
    [false, 'there are no tools', { desktop: 'GNOME' }],
    [false, 'there is no bus', { desktop: 'KDE', dbus: 'echo cannot open >&2; exit 1' }],
  ])('is %s where %s', async (on, _, desktop) => {
    expect(await start(desktop).read()).toBe(on);
  });

  it('asks for the property of the notification server, and for the setting', async () => {
    const { read, called } = start({ desktop: 'GNOME', dbus: 'exit 1', gsettings: 'echo true' });
    await read();
    expect(called().sort()).toEqual([
      'dbus-send --session --print-reply --dest=org.freedesktop.Notifications /org/freedesktop/Notifications ' +
        'org.freedesktop.DBus.Properties.Get string:org.freedesktop.Notifications string:Inhibited',
      'gsettings get org.gnome.desktop.notifications show-banners',
    ]);
  });

  it('is off where the desktop does not answer in time', async () => {
    // Nothing is ever written to its standard input.
    expect(await start({ desktop: 'KDE', dbus: `read nothing; ${inhibited(true)}` }, 50).read()).toBe(false);
  });

  it('is asked for once in five seconds, however many want to know', async () => {
    const { read, clock, called } = start({ desktop: 'KDE', dbus: inhibited(true) });
    expect(await Promise.all([read(), read(), read()])).toEqual([true, true, true]);
    await clock.advance(4_999);
    expect(await read()).toBe(true);
    expect(called()).toHaveLength(1);
    await clock.advance(1);
    await read();
    expect(called()).toHaveLength(2);
  });
});
