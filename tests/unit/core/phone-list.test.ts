import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldProblem } from '../../../electron/core/field-error.ts';
import { formatPhoneList, instanceIdProblem, parsePhoneList } from '../../../electron/core/phone-list.ts';
import type { PhoneEntry } from '../../../electron/core/phone.ts';

/** A phone as `id|name|group`, with `|region` where that is known, so that tables can be read. */
const inShort = ({ id, name, group, region }: PhoneEntry) =>
  [id, name, group, ...(region === undefined ? [] : [region])].join('|');

describe('a list of phones', () => {
  it.each<[what: string, text: string, phones: readonly string[]]>([
    ['nothing', '', []],
    ['IDs, one a line', 'a44uhlf7\nefjy72gs\n', ['a44uhlf7||', 'efjy72gs||']],
    ['lines of Windows', 'a44uhlf7\r\nefjy72gs\r\n', ['a44uhlf7||', 'efjy72gs||']],
    ['names and groups', 'a44uhlf7, Pixel QA 7, qa\nefjy72gs', ['a44uhlf7|Pixel QA 7|qa', 'efjy72gs||']],
    [
      'semicolons',
      'a44uhlf7;Pixel, 7;qa\nefjy72gs;Pixel, 8;qa',
      ['a44uhlf7|Pixel, 7|qa', 'efjy72gs|Pixel, 8|qa'],
    ],
    [
      'cells copied from a spreadsheet',
      'a44uhlf7\tPixel\tqa\nefjy72gs\tPixel 8\t',
      ['a44uhlf7|Pixel|qa', 'efjy72gs|Pixel 8|'],
    ],
    ['quotes', 'a44uhlf7,"Pixel ""7"", red",qa', ['a44uhlf7|Pixel "7", red|qa']],
    ['a byte order mark', '\uFEFFid,name\na44uhlf7,Pixel', ['a44uhlf7|Pixel|']],
    ['columns in another order', 'Group,Name,ID\nqa,Pixel,a44uhlf7', ['a44uhlf7|Pixel|qa']],
    ["the vendor's names of columns", 'instance_id,instance_name\na44uhlf7,Pixel', ['a44uhlf7|Pixel|']],
    ['Chinese columns and names', '实例ID,名称,分组\na44uhlf7,测试机 7,测试', ['a44uhlf7|测试机 7|测试']],
    [
      'regions',
      'a44uhlf7, Pixel, qa, cn-south-1\nefjy72gs,,,cn-north-4',
      ['a44uhlf7|Pixel|qa|cn-south-1', 'efjy72gs|||cn-north-4'],
    ],
    [
      'a column of regions',
      'id,region\na44uhlf7,cn-south-1\nefjy72gs',
      ['a44uhlf7|||cn-south-1', 'efjy72gs||'],
    ],
    ['Chinese regions', '实例ID,区域\na44uhlf7,cn-south-1', ['a44uhlf7|||cn-south-1']],
    ['regions by their other name', '实例ID,地域\na44uhlf7,cn-south-1', ['a44uhlf7|||cn-south-1']],
    ['comments and empty lines', '# phones\n\na44uhlf7\n  \n#efjy72gs\n', ['a44uhlf7||']],
    ['blanks around', '  a44uhlf7  ,  Pixel  ', ['a44uhlf7|Pixel|']],
    ['an ID of 32 characters', 'a'.repeat(32), [`${'a'.repeat(32)}||`]],
    ['a name that holds other separators', 'aa0aaa0a,;;\t', ['aa0aaa0a|;;|']],
    ['a name that is the name of a column', 'a44uhlf7,Pixel,Group', ['a44uhlf7|Pixel|Group']],
    ['columns that stay empty', 'a44uhlf7,,,\n', ['a44uhlf7||']],
  ])('may be written with %s', (_, text, phones) => {
    expect(parsePhoneList(text)).toMatchObject({ errors: [], duplicates: 0 });
    expect(parsePhoneList(text).phones.map(inShort)).toEqual(phones);
  });

  it.each<[what: string, text: string, line: number, problem: FieldProblem, phones: readonly string[]]>([
    [
      'an ID of 33 characters',
      `a44uhlf7\n${'b'.repeat(33)}\nefjy72gs`,
      2,
      { kind: 'tooLong', limit: 32, length: 33 },
      ['a44uhlf7||', 'efjy72gs||'],
    ],
    [
      'a quote that does not end',
      'a44uhlf7,"7 inch\nefjy72gs',
      1,
      { kind: 'unreadable', detail: 'Quoted field unterminated' },
      ['a44uhlf7|7 inch\nefjy72gs|'],
    ],
    [
      'a wrong name for the column of IDs',
      'phone,name\na44uhlf7,Pixel',
      1,
      { kind: 'noIdColumn', found: 'phone, name' },
      [],
    ],
    ['a blank in an ID', 'a44 uhlf7', 1, { kind: 'badCharacters', found: ' ' }, []],
    ['a letter beyond ASCII', 'a44uhlf7\n手机', 2, { kind: 'badCharacters', found: '手' }, ['a44uhlf7||']],
    ['a line without an ID', 'a44uhlf7\n,Pixel', 2, { kind: 'empty' }, ['a44uhlf7||']],
    [
      'a column that is not known',
      'id,colour\na44uhlf7,red',
      1,
      { kind: 'noSuchColumn', found: 'colour' },
      ['a44uhlf7||'],
    ],
    ['no column of IDs', 'name,group\nPixel,qa', 1, { kind: 'noIdColumn', found: 'name, group' }, []],
    [
      'a fifth cell',
      'a44uhlf7,Pixel,qa,cn-south-1,red\nefjy72gs',
      1,
      { kind: 'noSuchColumn', found: 'red' },
      ['efjy72gs||'],
    ],
  ])('says what is wrong with %s, and takes the rest', (_, text, line, problem, phones) => {
    const list = parsePhoneList(text);
    expect(list.errors).toEqual([{ line, problem }]);
    expect(list.phones.map(inShort)).toEqual(phones);
  });

  it('counts the lines of phones that were named before', () => {
    const list = parsePhoneList('a44uhlf7,first\nefjy72gs\na44uhlf7,second\na44uhlf7');
    expect(list.phones.map(inShort)).toEqual(['a44uhlf7|first|', 'efjy72gs||']);
    expect(list).toMatchObject({ duplicates: 2, errors: [] });
  });

  const anyText = fc.string({
    unit: fc.constantFrom(',', ';', '\t', '\n', '\r', '"', '#', ' ', 'a', 'b', '7', '实', '\uFEFF', '\u0000'),
    maxLength: 60,
  });

  it('never throws, and takes no ID that is not one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { id } of parsePhoneList(text).phones) expect(instanceIdProblem(id)).toBeNull();
      }),
    );
  });

  it('reads back what it wrote', () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', 'b', ' ', '7', ',', '"', '#', '测', 'é') })
      .map((some) => some.trim());
    const region = fc.option(fc.constantFrom('cn-south-1', 'region'), { nil: undefined });
    const phone = fc.record({ id: fc.stringMatching(/^[a-z0-9]{8}$/), name: text, group: text, region });
    fc.assert(
      fc.property(fc.uniqueArray(phone, { selector: ({ id }) => id, maxLength: 20 }), (phones) => {
        expect(parsePhoneList(formatPhoneList(phones))).toEqual({ phones, errors: [], duplicates: 0 });
      }),
    );
  });

  it('is written with no more columns than each phone needs', () => {
    const phones = [
      { id: 'a44uhlf7', name: '', group: '', region: 'cn-south-1' },
      { id: 'efjy72gs', name: '', group: '' },
    ];
    expect(formatPhoneList(phones)).toBe('a44uhlf7,,,cn-south-1\nefjy72gs');
  });
});
