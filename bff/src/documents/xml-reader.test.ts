import { expect, test } from '@jest/globals';
import { PackageError } from 'shared/sealed-documents/package-error.ts';
import { childOf, readXml } from 'shared/sealed-documents/xml-reader.ts';
import { cpuClock } from '../../test/harness/effort.ts';

const read = (text: string) => readXml(new Uint8Array(Buffer.from(text)));

test('elements, attributes and text are read, prefixes left out, entities resolved', () => {
  const root = read(
    '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- 样例 -- > --><ofd:A xmlns:ofd="urn:x" b="1 &amp; &#x4E2D;"><ofd:B/> 甲&lt;乙 <ofd:B c=\'"\'>丙</ofd:B ></ofd:A>\n'.replace(
      ' -- > ',
      ' ',
    ),
  );
  expect(root).toMatchObject({ name: 'A', text: '甲<乙' });
  expect(root.attributes.get('b')).toBe('1 & 中');
  expect(root.children.map(({ text }) => text)).toEqual(['', '丙']);
  expect(root.children[1]?.attributes.get('c')).toBe('"');
  expect(() => childOf(root, 'B')).toThrow(PackageError);
  expect(() => childOf(root, 'C')).toThrow(PackageError);
});

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['an unknown entity', '<a>&b;</a>'],
  ['an entity named like a method', '<a>&constructor;</a>'],
  ['half an entity', '<a>&amp</a>'],
  ['a character reference to a control', '<a>&#0;</a>'],
  ['a character reference beyond Unicode', '<a>&#x110000;</a>'],
  ['a processing instruction', '<?xml version="1.0"?><?php x?><a/>'],
  ['a CDATA section', '<a><![CDATA[b]]></a>'],
  ['tags that do not match', '<a><b></a></b>'],
  ['a tag left open', '<a><b></b>'],
  ['a tag closed twice', '<a></a></a>'],
  ['two roots', '<a/><b/>'],
  ['no root', ' '],
  ['text beside the root', 'x<a/>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['an attribute with a tag in it', '<a b="<c>"/>'],
  ['a comment with two dashes', '<a><!-- b -- c --></a>'],
  ['a comment left open', '<a/><!-- '],
])('attack row 38: %s is refused', (_, text) => {
  expect(() => read(text)).toThrow(PackageError);
});

test('attack row 38: a file that is not UTF-8, or too large, is refused', () => {
  expect(() => readXml(Uint8Array.of(0x3c, 0x61, 0xff, 0x2f, 0x3e))).toThrow(PackageError);
  expect(() => read(`<a>${'x'.repeat(1024 * 1024)}</a>`)).toThrow(PackageError);
});

test.each([
  ['deep', '<a>'.repeat(100_000)],
  ['wide', `<a>${'<b/>'.repeat(100_000)}</a>`],
  ['a long tag', `<a ${'b="c" '.repeat(100_000)}`],
  ['a long name', `<${'a'.repeat(900_000)}`],
  ['spaces', `<a b${' '.repeat(900_000)}`],
  ['a long comment', `<a><!--${'- '.repeat(400_000)}`],
  ['ampersands', `<a>${'&'.repeat(900_000)}</a>`],
  ['brackets', '<'.repeat(900_000)],
])('attack row 38: %s, a megabyte of it, is refused without delay', (_, text) => {
  const spent = cpuClock();
  expect(() => read(text)).toThrow(PackageError);
  expect(spent()).toBeLessThan(4_000);
});
