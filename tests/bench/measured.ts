/** What a measured process is told on its command line. */
export interface Task {
  readonly baseUrl: string;
  readonly ids: readonly string[];
  /** Sweeps before the measured ones: connections are made, and the code is compiled. */
  readonly warmUps: number;
  readonly sweeps: number;
}

/** What a measured process prints, as one line of JSON. */
export interface Measurement {
  /** User and system time of the whole process. */
  readonly cpuMsPerSweep: number;
  readonly requestsPerSweep: number;
}

export function readTask(): Task {
  const [baseUrl = '', phones = '0', warmUps = '0', sweeps = '0'] = process.argv.slice(2);
  return {
    baseUrl,
    ids: Array.from({ length: Number(phones) }, (_, index) => `phone${String(index).padStart(6, '0')}`),
    warmUps: Number(warmUps),
    sweeps: Number(sweeps),
  };
}

/** Runs the sweeps one after the other and prints what they cost. `sweep` returns how many requests it sent. */
export async function measure(task: Task, sweep: () => Promise<number>): Promise<void> {
  for (let count = 0; count < task.warmUps; count += 1) await sweep();
  let requests = 0;
  const before = process.cpuUsage();
  for (let count = 0; count < task.sweeps; count += 1) requests += await sweep();
  const spent = process.cpuUsage(before);
  const measurement: Measurement = {
    cpuMsPerSweep: (spent.user + spent.system) / 1000 / task.sweeps,
    requestsPerSweep: requests / task.sweeps,
  };
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
}
