import { describe, expect, it } from 'vitest';
import { readStartOptions } from '../../../build/start/options.ts';
import { Stop } from '../../../build/stop.ts';

const read = (...given: string[]) => readStartOptions(given, '/home/me', {});

describe('what stands behind npm start --', () => {
  it.each([
    ['nothing', [], { help: false, screenshot: null, switches: [] }],
    ['--help', ['--help'], { help: true, screenshot: null, switches: [] }],
    [
      'switches of the app',
      ['--demo', '--hidden'],
      { help: false, screenshot: null, switches: ['--demo', '--hidden'] },
    ],
    [
      'switches of Electron',
      ['--password-store=gnome-libsecret'],
      { help: false, screenshot: null, switches: ['--password-store=gnome-libsecret'] },
    ],
    [
      'paths, relative to where the user is',
      ['--config=a=b.json', '--user-data-dir=/var/x', '--screenshot=shots/one.png'],
      {
        help: false,
        screenshot: '/home/me/shots/one.png',
        switches: ['--config=/home/me/a=b.json', '--user-data-dir=/var/x'],
      },
    ],
  ])('%s', (_, given, expected) => {
    expect(read(...given)).toEqual(expected);
  });

  it.each([
    ['a word without dashes', ['demo'], /What is "demo"\?/],
    ['a switch without its value', ['--config'], /--config needs a path behind =/],
    ['a value in the next word', ['--screenshot', 'x.png'], /--screenshot needs a path behind =/],
    ['a picture that is no PNG', ['--screenshot=x.jpg'], /name a file that ends in \.png/],
  ])('refuses %s in words', (_, given, words) => {
    expect(() => read(...given)).toThrow(Stop);
    expect(() => read(...given)).toThrow(words);
  });

  it('says so when npm took a switch for its own', () => {
    expect(() => readStartOptions([], '/home/me', { npm_config_user_data_dir: 'x' })).toThrow(
      'npm start -- --user-data-dir',
    );
  });
});
