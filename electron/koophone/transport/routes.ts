import type { Dispatcher } from 'undici';
import type { Dispatchers } from './dispatchers.ts';
import type { Egress } from './egress.ts';

/** A sweep asks once; a change of the network is noticed soon. */
const KEEP_MS = 30_000;
/** As long as Chromium leaves out a proxy that could not be reached. */
const AVOID_MS = 5 * 60_000;

/** How the requests to an origin go. */
export interface Route {
  /** The ways in the order in which they are to be tried; none where nobody could say one. Never rejects. */
  readonly ways: readonly Dispatcher[] | Promise<readonly Dispatcher[]>;
  /** The proxy of this way could not be reached: others come before it for a while. */
  readonly unreachable: (way: Dispatcher) => void;
  /** A request failed; the ways may be others by now. */
  readonly failed: () => void;
}

export interface Routes {
  /** The route to an https address of another machine. */
  to(url: URL): Route;
}

/** @param now in ms since 1970 */
export function createRoutes(
  resolveProxy: Egress['resolveProxy'],
  { by }: Pick<Dispatchers, 'by'>,
  now: () => number,
): Routes {
  const routes = new Map<string, { readonly route: Route; readonly asked: number }>();
  const avoided = new Map<Dispatcher, number>();

  /** Those that could not be reached lately come last, the latest of them at the very end. */
  function inOrder(ways: readonly Dispatcher[]): readonly Dispatcher[] {
    if (avoided.size === 0) return ways;
    const at = now();
    const avoidedUntil = (way: Dispatcher) => {
      const until = avoided.get(way) ?? 0;
      return until > at ? until : 0;
    };
    return [...ways].sort((one, other) => avoidedUntil(one) - avoidedUntil(other));
  }

  function ask(url: URL): Route {
    const { origin } = url;
    let found: readonly Dispatcher[] | null = null;
    const asking = resolveProxy(url)
      .then((choices) => choices.map(by))
      .catch(() => [])
      .then((ways) => inOrder((found = ways)));
    const route: Route = {
      get ways() {
        return found === null ? asking : inOrder(found);
      },
      unreachable(way) {
        avoided.set(way, now() + AVOID_MS);
      },
      failed() {
        if (routes.get(origin)?.route === route) routes.delete(origin);
      },
    };
    routes.set(origin, { route, asked: now() });
    return route;
  }

  return {
    to(url) {
      const known = routes.get(url.origin);
      const age = known === undefined ? Infinity : now() - known.asked;
      // Younger than new: the clock was set back.
      return known !== undefined && age >= 0 && age < KEEP_MS ? known.route : ask(url);
    },
  };
}
