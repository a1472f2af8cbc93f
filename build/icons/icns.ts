/** The kinds of picture in a macOS icon file that hold PNG, by their size in pixels; some sizes have two uses. */
const kinds = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

function chunk(kind: string, body: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(kind, 'latin1');
  header.writeUInt32BE(header.length + body.length, 4);
  return Buffer.concat([header, body]);
}

/** macOS' icon file; `png` draws the picture of a size. */
export function encodeIcns(png: (size: number) => Buffer): Buffer {
  return chunk('icns', Buffer.concat(kinds.map(([kind, size]) => chunk(kind, png(size)))));
}
