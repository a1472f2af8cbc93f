const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const time = {
  /** A length of time in its largest one or two units; takes ms. */
  duration(ms: number): string {
    if (ms < minute) return `${Math.max(0, Math.round(ms / 1000))} s`;
    if (ms < hour) return `${Math.floor(ms / minute)} min`;
    if (ms < day) {
      const minutes = Math.floor((ms % hour) / minute);
      return minutes === 0 ? `${Math.floor(ms / hour)} h` : `${Math.floor(ms / hour)} h ${minutes} min`;
    }
    const days = Math.floor(ms / day);
    return days === 1 ? '1 day' : `${days} days`;
  },
  /** How long ago, from a length of time in ms. */
  ago: (ms: number) => (ms < 1000 ? 'just now' : `${time.duration(ms)} ago`),
  yesterday: 'yesterday',
};
