const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const time = {
  duration(ms: number): string {
    if (ms < minute) return `${String(Math.max(0, Math.round(ms / 1000)))} 秒`;
    if (ms < hour) return `${String(Math.floor(ms / minute))} 分钟`;
    if (ms < day) {
      const minutes = Math.floor((ms % hour) / minute);
      const hours = `${String(Math.floor(ms / hour))} 小时`;
      return minutes === 0 ? hours : `${hours} ${String(minutes)} 分钟`;
    }
    return `${String(Math.floor(ms / day))} 天`;
  },
  ago: (ms: number) => (ms < 1000 ? '刚刚' : `${time.duration(ms)}前`),
  yesterday: '昨天',
};
