import { isFinal, type Fault } from './faults.ts';
import { randomAt, stream } from './random.ts';
import type { RequestKind } from './routes.ts';

interface Scripted {
  readonly fault: Fault;
  matched: number;
  happened: number;
}

export interface FaultScript {
  /** Starts a new script; every count begins anew. */
  set(faults: readonly Fault[]): void;
  /** What happens to a request for these phones, in the script's order, up to the first fault that ends it. */
  take(kind: RequestKind, ids: readonly string[]): readonly Fault[];
}

export function createFaultScript(seed: number, faults: readonly Fault[]): FaultScript {
  let script: Scripted[] = [];
  let draws = 0;

  function happens(scripted: Scripted, kind: RequestKind, ids: readonly string[]): boolean {
    const { fault } = scripted;
    if ((fault.on ?? 'query') !== kind) return false;
    if (fault.ids && !fault.ids.some((id) => ids.includes(id))) return false;
    if (scripted.matched++ < (fault.skip ?? 0)) return false;
    if (scripted.happened >= (fault.count ?? Infinity)) return false;
    if (fault.probability !== undefined && randomAt(seed, stream.fault, draws++) >= fault.probability)
      return false;
    scripted.happened++;
    return true;
  }

  const set = (next: readonly Fault[]) => {
    script = next.map((fault) => ({ fault, matched: 0, happened: 0 }));
  };
  set(faults);

  return {
    set,
    take(kind, ids) {
      const taken: Fault[] = [];
      for (const scripted of script) {
        if (!happens(scripted, kind, ids)) continue;
        taken.push(scripted.fault);
        // The rest of the script is not used up by a request that it never reaches.
        if (isFinal(scripted.fault)) break;
      }
      return taken;
    },
  };
}
