import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onwardPayload } from '../../../electron/core/alerts/onward-payload.ts';
import { aNotice, aPhone } from '../../main/a-notice.ts';

const at = Date.UTC(2026, 2, 2, 12);

describe('what commands and webhooks get', () => {
  it('is what people’s scripts read', () => {
    const notice = aNotice('n', {
      kinds: ['offline', 'recovered'],
      title: 'two phones',
      body: 'Pixel, p1',
      phones: [
        aPhone({ since: at - 60_000 }),
        aPhone({
          key: 'a1/p1',
          instanceId: 'p1',
          name: '',
          group: '',
          status: 17,
          problem: null,
          since: null,
        }),
        aPhone({ status: null, problem: 'silent' }),
      ],
    });
    expect(onwardPayload(notice, at)).toEqual({
      version: 1,
      kinds: ['offline', 'recovered'],
      title: 'two phones',
      body: 'Pixel, p1',
      text: 'two phones\nPixel, p1',
      at: '2026-03-02T12:00:00.000Z',
      phones: [
        {
          account: 'QA',
          instanceId: 'p0',
          name: 'Pixel',
          group: 'qa',
          status: 'offline',
          statusCode: 3,
          problem: 'offline',
          since: '2026-03-02T11:59:00.000Z',
        },
        {
          account: 'QA',
          instanceId: 'p1',
          name: '',
          group: '',
          status: 'unrecognised',
          statusCode: 17,
          problem: null,
          since: null,
        },
        {
          account: 'QA',
          instanceId: 'p0',
          name: 'Pixel',
          group: 'qa',
          status: null,
          statusCode: null,
          problem: 'silent',
          since: '1970-01-01T00:00:00.000Z',
        },
      ],
      phonesTotal: 3,
    });
  });

  it('has no empty line where there is no body', () => {
    expect(onwardPayload(aNotice('n', { title: 'title', body: '' }), at).text).toBe('title');
  });

  it('has the first five hundred phones, and counts all', () => {
    fc.assert(
      fc.property(fc.nat(2_000), (count) => {
        const phones = Array.from({ length: count }, (_, index) => aPhone({ instanceId: `p${index}` }));
        const payload = onwardPayload(aNotice('n', { phones }), at);
        expect(payload.phonesTotal).toBe(count);
        expect(payload.phones.map(({ instanceId }) => instanceId)).toEqual(
          phones.slice(0, 500).map(({ instanceId }) => instanceId),
        );
      }),
      { numRuns: 20 },
    );
  });
});
