import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rateLimitIn } from '../../../electron/koophone/rate-limit.ts';

describe('the limit in a refusal', () => {
  test.each<[string, number, number]>([
    ['policy user over ratelimit,limit:60,time:1 minute', 60, 60_000],
    ['policy api over ratelimit,limit:200,time:1 second', 200, 1000],
    ['The throttling threshold has been reached: policy app over ratelimit,limit:5,time:1 minute', 5, 60_000],
    ['policy user over ratelimit,limit:60,time:10 seconds', 60, 10_000],
    ['policy user over ratelimit,limit:60,time:1 minutes', 60, 60_000],
    ['policy user over ratelimit, limit : 1000 , time : 2 hours.', 1000, 7_200_000],
    ['POLICY USER OVER RATELIMIT,LIMIT:60,TIME:1 MINUTE', 60, 60_000],
    ['limit:1,time:1 day', 1, 86_400_000],
    ['limit:1,time:1day', 1, 86_400_000],
    ['limit:7,time:30s', 7, 30_000],
    ['limit:7,time:5 min, and so on', 7, 300_000],
  ])('%s', (text, requests, windowMs) => {
    expect(rateLimitIn(text)).toEqual({ requests, windowMs });
  });

  test.each([
    '',
    'policy user over ratelimit',
    'limit:60',
    'limit:60,time:minute',
    'limit:60,time:1',
    'limit:0,time:1 minute',
    'limit:60,time:0 minutes',
    'limit:-60,time:1 minute',
    'limit:6.5,time:1 minute',
    'limit:60,time:1 fortnight',
    'limit:60,time:1 minutely',
    'limit:99999999999999999999,time:1 minute',
    'limit：60，time：1 minute',
    'limit:６０,time:1 minute',
    'ratelimit:60,time:1 minute',
    'limit:60,time:1 分钟',
    'limit:60,time:1 constructor',
  ])('is not made up from %j', (text) => {
    expect(rateLimitIn(text)).toBeNull();
  });

  test('is a number of requests in a time, or nothing, whatever the text', () => {
    const piece = fc.constantFrom('limit', ':', ',', 'time', ' ', '1', '60', 'minute', 's', 'x');
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (words) => {
        const limit = rateLimitIn(words);
        if (limit === null) return;
        expect(limit.requests).toBeGreaterThan(0);
        expect(limit.windowMs).toBeGreaterThan(0);
      }),
    );
  });
});
