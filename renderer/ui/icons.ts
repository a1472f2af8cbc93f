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
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5V11M8 5.1V5',
} as const;

export type IconName = keyof typeof icons;
