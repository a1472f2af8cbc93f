import { readFileSync } from 'node:fs';

/** What the tray icon can say; `problems` carries a count. Each has a drawing of its own in `source/`. */
export const trayDrawings = [
  'trouble',
  'problems',
  'passage',
  'acknowledged',
  'well',
  'snoozed',
  'paused',
  'idle',
] as const;

export type TrayDrawing = (typeof trayDrawings)[number];

/*
 * The digits, drawn as lines so that no font of the machine decides how they look. In units of the drawings: 44 to the
 * whole icon, the middle of the triangle's room at x = 22, the base line at y = 38.
 */
const digits: Readonly<Record<string, string>> = {
  '1': 'M17.5 22L22.5 18.5V37.5',
  '2': 'M17 22.5C17 17.5 27 17.5 27 22.5C27 27 17 31 17 36H28',
  '3': 'M17 20.5C19 18.5 26.5 18.5 26.5 23C26.5 26.5 22 27.2 20 27.2C22 27.2 27 28 27 31.5C27 37 19 37 16.5 34.5',
  '4': 'M25 38V19.5L16 32H29',
  '5': 'M26.5 20H18.5V27C21 25.5 27 26 27 31C27 37 19 37 16.5 34.5',
  '6': 'M26 20C20 19.5 17 25 17 31C17 37.5 27 37.5 27 31C27 25.5 19 25.5 17.5 30',
  '7': 'M16.5 20H27L20 38',
  '8': 'M22 27.5C16.5 26.5 16.5 19.5 22 19.5C27.5 19.5 27.5 26.5 22 27.5C15.5 28.5 15.5 36 22 36C28.5 36 28.5 28.5 22 27.5',
  '9': 'M18 36C24 36.5 27 31 27 25C27 18.5 17 18.5 17 25C17 30.5 25 30.5 26.5 26',
};

const plus = 'M29 26.5V36.5M24 31.5H34';

/** The counts that have an icon of their own; above nine, `9plus` stands for all. */
export const counts = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '9plus'] as const;

export type Count = (typeof counts)[number];

function read(name: string): string {
  return readFileSync(new URL(`source/${name}.svg`, import.meta.url), 'utf8');
}

/** The application's icon as SVG; `margin` is the empty border on each side, as a part of the drawing's size. */
export function appDrawing(margin: number): string {
  const border = Math.round(1024 * margin);
  const side = 1024 + 2 * border;
  return read('app').replace('viewBox="0 0 1024 1024"', `viewBox="-${border} -${border} ${side} ${side}"`);
}

/** A tray icon in colour as SVG; a count takes the place of the exclamation mark in the triangle. */
export function trayDrawing(drawing: TrayDrawing, count?: Count): string {
  const svg = read(drawing);
  if (count === undefined) return svg;
  const digit = digits[count.charAt(0)] ?? '';
  const strokes =
    count === '9plus'
      ? `<path d="${digit}" transform="translate(0.5 7) scale(0.8)" /><path d="${plus}" stroke-width="3.5" />`
      : `<path d="${digit}" />`;
  return svg.replace(
    /<g id="sign".*<\/g>/,
    `<g fill="none" stroke="#fff" stroke-width="4" stroke-linejoin="round">${strokes}</g>`,
  );
}

/** The same drawing without its halo, what is coloured in black, what is white still white: the ground for a template. */
export function templateDrawing(drawing: TrayDrawing): string {
  return read(drawing)
    .replace(/color="#[0-9a-f]{6}"/, 'color="#000"')
    .replace('>', '><style>.halo{display:none}</style>');
}
