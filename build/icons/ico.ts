import type { Raster } from './raster.ts';

/** One picture of an icon file: pixels for the small ones, PNG for the one of 256 pixels. */
export type IcoPicture = Raster | { readonly size: 256; readonly png: Buffer };

/**
 * Pixels as the device-independent bitmap that lies in an icon file: BGRA from the bottom row up, and below it a mask
 * of one bit a pixel, which is left empty because the alpha says it all.
 */
function bitmap({ size, rgba }: Raster): Buffer {
  const maskStride = Math.ceil(size / 32) * 4;
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8); // both, colours and mask, are counted
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  header.writeUInt32LE(size * size * 4, 20);
  const colours = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    const from = (size - 1 - row) * size * 4;
    for (let byte = 0; byte < size * 4; byte += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from + byte, from + byte + 4);
      colours.set([blue, green, red, alpha], row * size * 4 + byte);
    }
  }
  return Buffer.concat([header, colours, Buffer.alloc(maskStride * size)]);
}

/**
 * Windows' icon file of several sizes. The small pictures are bitmaps, as some readers take PNG for 256 pixels alone.
 * Format: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 */
export function encodeIco(pictures: readonly IcoPicture[]): Buffer {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  const bodies = pictures.map((picture) => ('png' in picture ? picture.png : bitmap(picture)));
  let offset = header.length + 16 * pictures.length;
  const entries = pictures.map(({ size }, index) => {
    const length = bodies[index]?.length ?? 0;
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size % 256, 0); // 0 stands for 256
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...bodies]);
}
