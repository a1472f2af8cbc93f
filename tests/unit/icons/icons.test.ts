import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { renderIcons } from '../../../build/icons/set.ts';

const folder = new URL('../../../build/icons/', import.meta.url);
const rendered = renderIcons();

function committed(path: string): Buffer {
  return readFileSync(new URL(path, folder));
}

function committedPaths(): string[] {
  const below = (name: string) =>
    readdirSync(fileURLToPath(new URL(name, folder)), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
      .map((path) => path.slice(path.lastIndexOf(`/${name}/`) + 1));
  return [...below('app'), ...below('tray')].sort();
}

/** The pictures as they look: how a PNG is packed may differ from one zlib to the next, what it shows may not. */
function pixels(png: Buffer) {
  const { width, height, data } = PNG.sync.read(png);
  return { width, height, data: data.toString('base64') };
}

interface IcoEntry {
  readonly size: number;
  readonly body: Buffer;
}

function readIco(file: Buffer): IcoEntry[] {
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16;
    const offset = file.readUInt32LE(at + 12);
    const body = file.subarray(offset, offset + file.readUInt32LE(at + 8));
    return { size: file.readUInt8(at) || 256, body };
  });
}

function readIcns(file: Buffer): Map<string, Buffer> {
  expect(file.toString('latin1', 0, 4)).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const pictures = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    pictures.set(file.toString('latin1', at, at + 4), file.subarray(at + 8, at + file.readUInt32BE(at + 4)));
  return pictures;
}

const names = [
  'trouble',
  'passage',
  'acknowledged',
  'well',
  'snoozed',
  'paused',
  'idle',
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9', '9plus'].map((count) => `problems-${count}`),
];

describe('the committed icons', () => {
  it('are all that the drawings make, and nothing else', () => {
    expect(committedPaths()).toEqual([...rendered.keys()].sort());
  });

  it.each([...rendered.keys()].filter((path) => path.endsWith('.png')))(
    '%s is what its drawing shows',
    (path) => {
      expect(pixels(committed(path))).toEqual(pixels(rendered.get(path) ?? Buffer.alloc(0)));
    },
  );

  it.each([...rendered.keys()].filter((path) => path.endsWith('.ico')))(
    '%s is what its drawing shows',
    (path) => {
      const now = readIco(rendered.get(path) ?? Buffer.alloc(0));
      const then = readIco(committed(path));
      expect(then.map(({ size }) => size)).toEqual(now.map(({ size }) => size));
      for (const [index, { size, body }] of now.entries()) {
        const other = then[index]?.body ?? Buffer.alloc(0);
        if (size === 256) expect(pixels(other)).toEqual(pixels(body));
        else expect(other.equals(body)).toBe(true);
      }
    },
  );

  it('the icon of macOS is what its drawing shows', () => {
    const now = readIcns(rendered.get('app/icon.icns') ?? Buffer.alloc(0));
    const then = readIcns(committed('app/icon.icns'));
    expect([...then.keys()]).toEqual([...now.keys()]);
    for (const [kind, picture] of now) expect(pixels(then.get(kind) ?? picture)).toEqual(pixels(picture));
  });
});

describe('tray icons', () => {
  it.each([22, 44])('differ from one another at %i pixels even without colour', (size) => {
    const seen = new Map<string, string>();
    for (const name of names) {
      const { data } = PNG.sync.read(committed(`tray/linux/${name}-${size}.png`));
      const shades: number[] = [];
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
        // On black, and in eight shades: a difference that only a computer sees does not count.
        shades.push(Math.round(((0.3 * red + 0.59 * green + 0.11 * blue) * alpha) / 255 / 32));
      }
      const key = shades.join();
      expect(seen.get(key)).toBeUndefined();
      seen.set(key, name);
    }
    expect(seen.size).toBe(names.length);
  });

  it.each(names)('%s stands out from a white and from a black bar', (name) => {
    const { data } = PNG.sync.read(committed(`tray/linux/${name}-22.png`));
    let dark = 0;
    let light = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
      if (alpha < 200) continue;
      const luminance = 0.3 * red + 0.59 * green + 0.11 * blue;
      if (luminance < 110) dark += 1;
      if (luminance > 225) light += 1;
    }
    expect(dark).toBeGreaterThan(40);
    expect(light).toBeGreaterThan(15);
  });

  it.each(names)('%s holds the sizes that Windows asks for at 100 to 200 %%', (name) => {
    const pictures = readIco(committed(`tray/windows/${name}.ico`));
    expect(pictures.map(({ size }) => size)).toEqual([16, 20, 24, 32]);
    for (const { size, body } of pictures) {
      expect([body.readUInt32LE(0), body.readInt32LE(4), body.readInt32LE(8)]).toEqual([40, size, size * 2]);
      expect(body.length).toBe(40 + size * size * 4 + Math.ceil(size / 32) * 4 * size);
    }
  });

  it.each([...names.filter((name) => !name.startsWith('problems-')), 'problems'])(
    '%s is black and alpha alone on macOS, at one and two times its size',
    (name) => {
      for (const [suffix, size] of [['', 18] as const, ['@2x', 36] as const]) {
        const { width, height, data } = PNG.sync.read(committed(`tray/macos/${name}Template${suffix}.png`));
        expect([width, height]).toEqual([size, size]);
        let solid = 0;
        for (let at = 0; at < data.length; at += 4) {
          expect([...data.subarray(at, at + 3)]).toEqual([0, 0, 0]);
          if (data[at + 3] === 255) solid += 1;
        }
        expect(solid).toBeGreaterThan(size);
      }
    },
  );
});

it('the icon file of Windows holds all sizes up to 256 pixels', () => {
  expect(readIco(committed('app/icon.ico')).map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 256]);
});
