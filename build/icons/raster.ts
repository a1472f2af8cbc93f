import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';

/** Straight (not premultiplied) RGBA, four bytes a pixel, rows from the top. */
export interface Raster {
  readonly size: number;
  readonly rgba: Uint8Array;
}

function render(svg: string, size: number) {
  return new Resvg(svg, {
    fitTo: { mode: 'width', value: size },
    font: { loadSystemFonts: false }, // the drawings hold no text: nothing of the machine may show in them
  }).render();
}

/** A square drawing as PNG, `size` pixels wide and high. */
export function renderPng(svg: string, size: number): Buffer {
  return render(svg, size).asPng();
}

/** A square drawing as pixels. */
export function renderRaster(svg: string, size: number): Raster {
  return { size, rgba: PNG.sync.read(renderPng(svg, size)).data };
}

/**
 * A drawing in black and white as a template image of macOS: black alone, and an alpha that is full where the drawing
 * is black and nothing where it is white or empty.
 */
export function renderTemplate(svg: string, size: number): Buffer {
  const { rgba } = renderRaster(svg, size);
  const png = new PNG({ width: size, height: size });
  for (let at = 0; at < rgba.length; at += 4) {
    const white = rgba[at] ?? 0;
    const alpha = rgba[at + 3] ?? 0;
    png.data[at + 3] = Math.round((alpha * (255 - white)) / 255);
  }
  return PNG.sync.write(png, { colorType: 4, inputColorType: 6, deflateLevel: 9 });
}
