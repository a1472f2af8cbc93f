import { appDrawing, counts, templateDrawing, trayDrawing, trayDrawings } from './drawings.ts';
import { encodeIcns } from './icns.ts';
import { encodeIco } from './ico.ts';
import { renderPng, renderRaster, renderTemplate } from './raster.ts';

const appSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsAppSizes = [16, 24, 32, 48, 64];
/** 100, 125, 150 and 200 % of Windows' 16 pixels. */
const windowsTraySizes = [16, 20, 24, 32];
/** 100 and 200 %: Linux desktops get one picture and scale it themselves, so that there is a file for each. */
const linuxTraySizes = [22, 44];
const macTraySize = 18;
/** macOS' own icons leave a border of about a tenth. */
const macMargin = 0.12;

function* appIcons(): Generator<[string, Buffer]> {
  const drawing = appDrawing(0);
  for (const size of appSizes) yield [`app/linux/${size}x${size}.png`, renderPng(drawing, size)];
  yield ['app/icon.png', renderPng(drawing, 1024)];
  const small = windowsAppSizes.map((size) => renderRaster(drawing, size));
  yield ['app/icon.ico', encodeIco([...small, { size: 256, png: renderPng(drawing, 256) }])];
  const mac = appDrawing(macMargin);
  yield ['app/icon.icns', encodeIcns((size) => renderPng(mac, size))];
}

function* colouredTrayIcons(name: string, svg: string): Generator<[string, Buffer]> {
  for (const size of linuxTraySizes) yield [`tray/linux/${name}-${size}.png`, renderPng(svg, size)];
  yield [`tray/windows/${name}.ico`, encodeIco(windowsTraySizes.map((size) => renderRaster(svg, size)))];
}

function* trayIcons(): Generator<[string, Buffer]> {
  for (const drawing of trayDrawings) {
    if (drawing === 'problems') {
      for (const count of counts) yield* colouredTrayIcons(`problems-${count}`, trayDrawing(drawing, count));
    } else {
      yield* colouredTrayIcons(drawing, trayDrawing(drawing));
    }
    // macOS shows the count as text beside the icon, so that one template serves for all counts.
    const template = templateDrawing(drawing);
    yield [`tray/macos/${drawing}Template.png`, renderTemplate(template, macTraySize)];
    yield [`tray/macos/${drawing}Template@2x.png`, renderTemplate(template, macTraySize * 2)];
  }
}

/** Every icon file that is committed, by its path below `build/icons`, rendered from the drawings in `source`. */
export function renderIcons(): Map<string, Buffer> {
  return new Map([...appIcons(), ...trayIcons()]);
}
