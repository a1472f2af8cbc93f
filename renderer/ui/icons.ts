/** Paths on a field of 16 by 16, drawn with a line of 1.5. */
export const icons = {
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 1.8v3h-3',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  resume: 'M5 3.3v9.4L12.5 8z',
  settings: 'M2 4.5h6.5M12.5 4.5H14M2 11.5h1.5M7.5 11.5H14M10.5 2.5v4M5.5 9.5v4',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7 14 14',
  close: 'm4 4 8 8M12 4l-8 8',
  copy: 'M6 6h7.5v7.5H6zM3.5 10h-1V2.5H10v1',
  back: 'M13 8H3M7 4 3 8l4 4',
  up: 'M8 12.5v-9M4.5 7 8 3.5 11.5 7',
  down: 'M8 3.5v9M4.5 9 8 12.5 11.5 9',
  check: 'm3.5 8.4 3 3 6-6.4',
  add: 'M8 3v10M3 8h10',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6',
  warning: 'M8 2.2 14.5 13.5h-13zM8 6.5v3M8 11.6v.1',
  activity: 'M1.5 8.5h2.8L6.5 3l3 10 2.2-4.5h2.8',
  bell: 'M3 11.5h10c-1-1-1.4-2-1.4-4.3C11.6 4.9 10 3.2 8 3.2S4.4 4.9 4.4 7.2C4.4 9.5 4 10.5 3 11.5zM6.7 13.6c.7.6 1.9.6 2.6 0',
  bellOff:
    'M5.6 11.5H13c-1-1-1.4-2-1.4-4.3C11.6 4.9 10 3.2 8 3.2c-.7 0-1.3.2-1.9.5M4.5 6.4C4.3 9.3 4 10.5 3 11.5M6.7 13.6c.7.6 1.9.6 2.6 0M2.5 2.5l11 11',
  stack: 'M3 5.5h10v7.5H3zM4.5 3h7',
  onward: 'M2.5 8h10M8.5 4l4 4-4 4',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5V11M8 5.1V5',
} as const;

export type IconName = keyof typeof icons;
