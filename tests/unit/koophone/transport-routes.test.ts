import { Agent, type Dispatcher } from 'undici';
import { describe, expect, test } from 'vitest';
import type { ProxyChoice } from '../../../electron/koophone/transport/proxy-choice.ts';
import { createRoutes } from '../../../electron/koophone/transport/routes.ts';

const phones = new URL('https://phones.test/v1');
const iam = new URL('https://iam.test/v3');

/** Routes over a made-up clock, by three proxies in this order; ways are told by their letters. */
function routing() {
  let now = 1_000_000;
  const asked: string[] = [];
  const ways = new Map<string, Dispatcher>(['a', 'b', 'c'].map((letter) => [letter, new Agent()]));
  const choices = [...ways.keys()].map((letter): ProxyChoice => ({
    kind: 'proxy',
    url: new URL(`http://${letter}:1`),
  }));
  const routes = createRoutes(
    (url) => {
      asked.push(url.host);
      return Promise.resolve(choices);
    },
    { by: (choice) => wayOf(choice.kind === 'direct' ? '' : choice.url.hostname) },
    () => now,
  );
  function wayOf(letter: string): Dispatcher {
    const way = ways.get(letter);
    if (way === undefined) throw new Error(`no way ${letter}`);
    return way;
  }
  async function order(url = phones): Promise<string> {
    const known = await routes.to(url).ways;
    return known.map((way) => [...ways].find(([, one]) => one === way)?.[0]).join('');
  }
  return {
    asked,
    routes,
    order,
    wayOf,
    pass(ms: number): void {
      now += ms;
    },
  };
}

describe('a route', () => {
  test('is asked for once for each origin, also by requests at once, and again after half a minute', async () => {
    const { asked, order, pass } = routing();
    await Promise.all([order(), order(), order(iam)]);
    pass(29_999);
    await order();
    expect(asked).toEqual(['phones.test', 'iam.test']);
    pass(1);
    await order();
    expect(asked).toEqual(['phones.test', 'iam.test', 'phones.test']);
  });

  test('is at hand without a promise once it is known', async () => {
    const { routes, order } = routing();
    expect(routes.to(phones).ways).toBeInstanceOf(Promise);
    await order();
    expect(routes.to(phones).ways).not.toBeInstanceOf(Promise);
  });

  test('on which a request failed is asked for anew, and a late failure of the old one does not count', async () => {
    const { asked, routes, order } = routing();
    await order();
    const old = routes.to(phones);
    old.failed();
    await order();
    old.failed();
    await order();
    expect(asked).toHaveLength(2);
  });

  test('is asked for anew when the clock was set back', async () => {
    const { asked, order, pass } = routing();
    await order();
    pass(-3_600_000);
    await order();
    expect(asked).toHaveLength(2);
  });

  test('puts proxies that could not be reached last for five minutes, for all origins', async () => {
    const { routes, order, pass, wayOf } = routing();
    expect(await order()).toBe('abc');
    routes.to(phones).unreachable(wayOf('a'));
    expect(await order()).toBe('bca');
    expect(await order(iam)).toBe('bca');
    pass(1_000);
    routes.to(phones).unreachable(wayOf('b'));
    expect(await order()).toBe('cab');
    pass(298_999);
    expect(await order()).toBe('cab');
    pass(1);
    expect(await order()).toBe('acb');
    pass(31_000);
    expect(await order()).toBe('abc');
  });
});
