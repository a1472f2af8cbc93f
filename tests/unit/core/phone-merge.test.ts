import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhoneList } from '../../../electron/core/phone-list.ts';
import { mergePhoneList } from '../../../electron/core/phone-merge.ts';
import type { PhoneEntry } from '../../../electron/core/phone.ts';

const found: readonly PhoneEntry[] = [
  { id: 'aaaa', name: 'Pixel 7', group: 'alice', region: 'cn-south-1' },
  { id: 'bbbb', name: '', group: '', region: undefined },
];

describe('found phones, added to a list', () => {
  it.each([
    ['that is empty', '', 'aaaa,Pixel 7,alice,cn-south-1\nbbbb'],
    ['of other phones', 'cccc, Mine\n', 'cccc, Mine\naaaa,Pixel 7,alice,cn-south-1\nbbbb'],
    ['fill in what a line lacks', 'aaaa', 'aaaa,Pixel 7,alice,cn-south-1\nbbbb'],
    ['leave names that were typed', 'aaaa, My own , , \nbbbb', 'aaaa,My own,alice,cn-south-1\nbbbb'],
    [
      'leave comments and broken lines',
      '# mine\n\nbad id, "x"\ncccc,a,b,c,d',
      '# mine\n\nbad id, "x"\ncccc,a,b,c,d\naaaa,Pixel 7,alice,cn-south-1\nbbbb',
    ],
    ['go by its separator', 'cccc;x', 'cccc;x\naaaa;Pixel 7;alice;cn-south-1\nbbbb'],
    [
      'go by its columns',
      'Group,Name,ID,Region\nqa,Mine,cccc,',
      'Group,Name,ID,Region\nqa,Mine,cccc,\nalice,Pixel 7,aaaa,cn-south-1\n,,bbbb',
    ],
    [
      'add the columns that it lacks',
      'id\ncccc',
      'id,name,group,region\ncccc\naaaa,Pixel 7,alice,cn-south-1\nbbbb',
    ],
    ['may be from Windows', '\uFEFFcccc\r\nbbbb\r\n', 'cccc\nbbbb\naaaa,Pixel 7,alice,cn-south-1'],
    ['may be all there', 'bbbb\naaaa,P,q,r\n', 'bbbb\naaaa,P,q,r'],
  ])('%s', (_, text, merged) => {
    expect(mergePhoneList(text, found)).toBe(merged);
  });

  it('are all there afterwards, and so is what was', () => {
    const id = fc.constantFrom('aaaa', 'bbbb', 'cccc', 'dddd');
    const line = fc
      .tuple(
        fc.constantFrom('aaaa', 'cccc', 'not an id', '# aaaa', '', 'id'),
        fc.constantFrom('', 'x', '"a, b"'),
      )
      .map((cells) => cells.join(','));
    const phone = fc.record({ id, name: fc.constantFrom('', 'N, 1'), group: fc.constantFrom('', 'g') });
    fc.assert(
      fc.property(
        fc.array(line).map((lines) => lines.join('\n')),
        fc.uniqueArray(phone, { selector: (one) => one.id }),
        (text, phones) => {
          const [before, after] = [parsePhoneList(text), parsePhoneList(mergePhoneList(text, phones))];
          expect(after.errors).toEqual(before.errors);
          expect(after.duplicates).toBe(before.duplicates);
          const ids = new Set([...before.phones, ...phones].map((one) => one.id));
          expect(new Set(after.phones.map((one) => one.id))).toEqual(ids);
          for (const { id: kept, name } of before.phones)
            if (name !== '') expect(after.phones.find((one) => one.id === kept)?.name).toBe(name);
        },
      ),
    );
  });
});
