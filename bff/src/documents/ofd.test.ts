import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readSealSignature } from 'shared/sealed-documents/ses-reader.ts';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { childOf, readXml, type XmlElement } from 'shared/sealed-documents/xml-reader.ts';
import { readZip } from 'shared/sealed-documents/zip-reader.ts';
import { FontFile } from './font-file.ts';
import { measureText, openFonts, type Fonts } from './fonts.ts';
import { prepareOfdTemplate, writeOfd } from './ofd.ts';
import { openOfdSampleOffice, type OfdSampleOffice } from './ofd-sample.ts';
import { layoutOfficialSheet, type OfficialSheet } from './official-sheet.ts';
import type { DocumentDescription } from './page.ts';
import { SAMPLE_NOW } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';
import { UnsupportedCharacterError } from './unsupported-character.ts';

let fonts: Fonts;
let office: OfdSampleOffice;
beforeAll(async () => {
  fonts = await openFonts();
  office = await openOfdSampleOffice(fonts);
});

const layout = (sheet: OfficialSheet) => layoutOfficialSheet((text, weight) => measureText(fonts, text, weight), sheet);
const write = (document: DocumentDescription) =>
  writeOfd(document, { template: office.template, seal: office.seal, now: SAMPLE_NOW });
const filesOf = async (document: DocumentDescription) => readZip(await write(document));

const HARD_NAMES = [
  '张伟',
  '㛃𬭚䶮',
  '犇喆堃𠅤𫍲𬱖𫟹𬍛鿍',
  '𡋾𠮷𣭘',
  '古丽仙·阿卜杜热合曼·吐尔逊江·艾尼瓦尔·麦麦提',
  `<&>"'王 五`,
];
const facts = { ZZMC: '个人住房公积金缴存证明', CZZT: `<&>"'`, ZZBH: 'GJJ-2026-000003' };

function longSheet(): OfficialSheet {
  const sheet = sampleSheet({ name: '㛃𬭚䶮', number: 9 });
  const rows = Array.from({ length: 90 }, (_, index) => [{ text: `${index + 1}` }, { text: `第${index + 1}个月` }]);
  return { ...sheet, tables: [...sheet.tables, { columns: [80, 80], rows, size: 4 }], facts };
}

const TEXT_OBJECT = /<ofd:TextObject [^>]*Font="(\d+)"[^>]*>.*?<ofd:TextCode[^>]*?(?: DeltaX="([^"]*)")?>([^<]*)</g;

const all = (root: XmlElement, name: string): XmlElement[] =>
  root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
const attribute = (element: XmlElement, name: string): string => element.attributes.get(name) ?? '';

function xmlOf(files: ReadonlyMap<string, Uint8Array>, name: string): XmlElement {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`${name} is missing`);
  return readXml(bytes);
}

describe('the package', () => {
  test('every file is well-formed, everything named is there and everything there is named', async () => {
    const files = await filesOf(layout(longSheet()));
    const named = new Set(['OFD.xml']);
    const follow = (from: string, elements: readonly string[]) => {
      const folder = from.slice(0, from.lastIndexOf('/') + 1) + (from.endsWith('Res.xml') ? 'Res/' : '');
      for (const name of elements) named.add(name.startsWith('/') ? name.slice(1) : folder + name);
    };
    for (const [name] of files) {
      if (!name.endsWith('.xml')) continue;
      const root = xmlOf(files, name);
      const texts = ['DocRoot', 'Signatures', 'PublicRes', 'Annotations', 'Attachments', 'FontFile', 'FileLoc']
        .concat('BaseLoc', 'SignedValue', 'DocumentRes', 'MediaFile')
        .flatMap((tag) => all(root, tag).map(({ text }) => text));
      const located = ['Page', 'Signature'].flatMap((tag) =>
        all(root, tag).map((found) => attribute(found, 'BaseLoc')),
      );
      follow(
        name,
        [...texts, ...located].filter((found) => found !== ''),
      );
    }
    expect([...named].sort()).toEqual([...files.keys()].sort());
  });

  test('no two objects share an identifier, and none is above the greatest', async () => {
    const files = await filesOf(layout(longSheet()));
    const tags = ['Font', 'Page', 'Layer', 'TextObject', 'PathObject', 'ImageObject', 'Annot', 'MultiMedia'];
    const ids = [...files.keys()]
      .filter((name) => /^Doc_0\/(?!Attachs|Signs).*\.xml$/.test(name))
      .flatMap((name) => tags.flatMap((tag) => all(xmlOf(files, name), tag)))
      .map((element) => attribute(element, 'ID'))
      .filter((id) => id !== '');
    expect(ids.length).toBeGreaterThan(300);
    expect(new Set(ids).size).toBe(ids.length);
    const greatest = Number(all(xmlOf(files, 'Doc_0/Document.xml'), 'MaxUnitID')[0]?.text);
    expect(Math.max(...ids.map(Number))).toBeLessThanOrEqual(greatest);
  });

  test('the same input gives the same bytes, but for the signature value', async () => {
    const [first, second] = [await filesOf(layout(longSheet())), await filesOf(layout(longSheet()))];
    expect([...second.keys()]).toEqual([...first.keys()]);
    for (const [name, bytes] of first) {
      if (name.endsWith('SignedValue.dat')) expect(second.get(name)).not.toEqual(bytes);
      else expect(second.get(name)).toEqual(bytes);
    }
  });

  test('a proof of one page stays under 120 KB', async () => {
    expect((await office.write(sampleSheet({ name: '㛃𬭚䶮', number: 3 }))).length).toBeLessThan(120_000);
  });
});

describe('what is written', () => {
  test.each(HARD_NAMES)('the text of %s comes back in the order of the description', async (name) => {
    const document = layout(sampleSheet({ name, number: 5 }));
    const files = await filesOf(document);
    const text = all(xmlOf(files, 'Doc_0/Pages/Page_0/Content.xml'), 'TextCode').map((code) => code.text);
    const expected = document.pages[0]?.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
    expect(text.join('').replaceAll(/\s/g, '')).toBe(expected?.join('').replaceAll(/\s/g, ''));
  });

  test('each of a thousand random drawable characters comes back as itself', async () => {
    const drawable = Array.from({ length: 0x30000 }, (_, codePoint) => codePoint).filter(
      (codePoint) => codePoint > 0x20 && (fonts.regular.advance(codePoint) ?? 0) > 0,
    );
    const start = Math.floor(Math.random() * 30);
    const lines = Array.from({ length: 40 }, (_, line) =>
      Array.from({ length: 25 }, (_, column) =>
        String.fromCodePoint(drawable[start + 30 * (25 * line + column)] ?? 0x4e00),
      ).join(''),
    );
    const items = lines.map((text, index) => {
      return { kind: 'text', x: 20, y: 20 + 6 * index, text, size: 4, weight: 'bold' } as const;
    });
    const files = await filesOf({ ...layout(sampleSheet({ name: '一', number: 1 })), pages: [{ items }] });
    const page = Buffer.from(files.get('Doc_0/Pages/Page_0/Content.xml') ?? []).toString();
    const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
    const written = Array.from(page.matchAll(TEXT_OBJECT), ([, , , text = '']) => text).join('');
    expect(written.replace(/&\w+;/g, (entity) => entities[entity] ?? entity)).toBe(lines.join(''));
  });

  test('every character is in the font its object names, with an advance for each but the last', async () => {
    const files = await filesOf(layout(sampleSheet({ name: '㛃𬭚䶮𡋾', number: 5 })));
    const embedded = new Map(
      all(xmlOf(files, 'Doc_0/PublicRes.xml'), 'Font').map((font) => [
        attribute(font, 'ID'),
        new FontFile(files.get(`Doc_0/Res/${childOf(font, 'FontFile').text}`) ?? new Uint8Array()),
      ]),
    );
    const objects = ['Doc_0/Pages/Page_0/Content.xml', 'Doc_0/Annots/Page_0/Annotation.xml'].flatMap((page) => [
      ...Buffer.from(files.get(page) ?? [])
        .toString()
        .matchAll(TEXT_OBJECT),
    ]);
    expect(objects.length).toBeGreaterThan(20);
    for (const [, font = '', steps = '', text = ''] of objects) {
      const characters = [...text];
      for (const character of characters)
        expect(embedded.get(font)?.glyphId(character.codePointAt(0) ?? 0)).toBeGreaterThan(0);
      const single = steps.replaceAll(/g (\d+) ([\d.]+)/g, (_, count, step) => `${step} `.repeat(Number(count)));
      expect(single.split(' ').filter(Boolean)).toHaveLength(characters.length - 1);
    }
  });

  test('a character beyond U+FFFF is drawn as an outline and written as text of its own', async () => {
    const files = await filesOf(layout(sampleSheet({ name: '王𬭚', number: 5 })));
    const [layer] = all(xmlOf(files, 'Doc_0/Pages/Page_0/Content.xml'), 'Layer');
    const objects = layer?.children ?? [];
    const at = objects.findIndex((object) => object.children.some(({ text }) => text === '𬭚'));
    expect(objects[at - 1]).toMatchObject({ name: 'PathObject' });
    expect(objects[at]?.children.map(({ name, attributes }) => [name, attributes.get('Alpha')])).toEqual([
      ['FillColor', '2'],
      ['TextCode', undefined],
    ]);
  });

  test('facts stand in the custom data and in an attachment', async () => {
    const files = await filesOf({ ...layout(sampleSheet({ name: '张伟', number: 5 })), facts });
    const custom = all(xmlOf(files, 'OFD.xml'), 'CustomData').map((data) => [attribute(data, 'Name'), data.text]);
    expect(Object.fromEntries(custom)).toEqual(facts);
    const attached = xmlOf(files, 'Doc_0/Attachs/metadata.xml').children.map(({ name, text }) => [name, text]);
    expect(Object.fromEntries(attached)).toEqual(facts);
  });

  test('a picture is embedded once and shown wherever it stands', async () => {
    const image = { width: 2, height: 1, rgb: Buffer.from([255, 0, 0, 0, 0, 255]).toString('base64') };
    const base = layout(sampleSheet({ name: '张伟', number: 5 }));
    const item = { kind: 'image', x: 20, width: 30, height: 15, image } as const;
    const pages = [
      {
        items: [
          { ...item, y: 20 },
          { ...item, y: 40 },
        ],
      },
    ];
    const files = await filesOf({ ...base, pages });
    const [media, ...more] = all(xmlOf(files, 'Doc_0/DocumentRes.xml'), 'MultiMedia');
    expect(more).toEqual([]);
    const shown = all(xmlOf(files, 'Doc_0/Pages/Page_0/Content.xml'), 'ImageObject');
    const id = media && attribute(media, 'ID');
    expect(shown.map((object) => attribute(object, 'ResourceID'))).toEqual([id, id]);
    expect(shown.map((object) => attribute(object, 'Boundary'))).toEqual(['20 20 30 15', '20 40 30 15']);
  });

  test('the watermark is an annotation of every page that cannot be moved', async () => {
    const document = layout(longSheet());
    const files = await filesOf(document);
    for (const [index] of document.pages.entries()) {
      const [annotation] = all(xmlOf(files, `Doc_0/Annots/Page_${index}/Annotation.xml`), 'Annot');
      expect(annotation?.attributes.get('ReadOnly')).toBe('true');
      expect(all(annotation ?? xmlOf(files, 'OFD.xml'), 'TextCode')[0]?.text).toBe('样例·仅供购房使用');
    }
    expect(all(xmlOf(files, 'Doc_0/Annots/Annotations.xml'), 'Page')).toHaveLength(document.pages.length);
  });
});

describe('the seal', () => {
  test('covers every file but the signature itself, and hangs on the page of the sign-off', async () => {
    const document = layout(longSheet());
    const files = await filesOf(document);
    const signature = 'Doc_0/Signs/Sign_0/Signature.xml';
    const info = childOf(xmlOf(files, signature), 'SignedInfo');
    const digests = all(info, 'Reference').map((reference) => [
      attribute(reference, 'FileRef').slice(1),
      childOf(reference, 'CheckValue').text,
    ]);
    const sm3 = (bytes: Uint8Array) => createHash('sm3').update(bytes).digest();
    const expected = [...files]
      .filter(([name]) => name !== signature && !name.endsWith('SignedValue.dat'))
      .map(([name, bytes]) => [name, sm3(bytes).toString('base64')]);
    expect(digests).toEqual(expected);

    const page = all(xmlOf(files, 'Doc_0/Document.xml'), 'Page')[document.seal.page];
    const stamp = childOf(info, 'StampAnnot');
    expect(attribute(stamp, 'PageRef')).toBe(page && attribute(page, 'ID'));
    expect(attribute(stamp, 'Boundary')).toMatch(/^\d+(\.\d{1,3})? \d+(\.\d{1,3})? 40 40$/);

    const value = readSealSignature(files.get('Doc_0/Signs/Sign_0/SignedValue.dat') ?? new Uint8Array());
    expect(Buffer.from(value.dataHash)).toEqual(sm3(files.get(signature) ?? new Uint8Array()));
    expect(value.signedAt).toEqual(SAMPLE_NOW);
    expect(files.get('Doc_0/Signs/Sign_0/Seal.esl')).toEqual(value.seal.der);
  });

  test.each([
    ['a text', { pages: [{ items: [{ kind: 'text', x: 0, y: 9, text: '王\u{E000}', size: 4, weight: 'regular' }] }] }],
    ['a fact', { facts: { ZZMC: '王\u0001' } }],
    ['half a character in a fact', { facts: { ZZMC: '王\uD842' } }],
    ['the watermark', { watermark: { text: '\u{E000}', size: 6, color: [0, 0, 0], step: [70, 40] } }],
  ] as const)('nothing is signed when %s cannot be written', async (_what, change) => {
    let isKeyUsed = false;
    const sign = () => {
      isKeyUsed = true;
      return new Uint8Array(64);
    };
    const seal = { ...office.seal, signer: { ...office.seal.signer, sign } };
    const document = { ...layout(sampleSheet({ name: '张伟', number: 5 })), ...change };
    const written = writeOfd(document, { template: office.template, seal, now: SAMPLE_NOW });
    await expect(written).rejects.toThrow(UnsupportedCharacterError);
    expect(isKeyUsed).toBe(false);
  });

  test.each([4, 5] as const)('of version %i is believed by the verifier', async (version) => {
    const own = await openOfdSampleOffice(fonts, version);
    const bytes = await own.write(sampleSheet({ name: '㛃𬭚䶮', number: 3 }));
    const verdict = await verifyDocument(bytes, { roots: [own.root.der], at: SAMPLE_NOW });
    expect(verdict).toMatchObject({ ok: true, signer: { organization: '云江市住房公积金管理中心（样例）' } });
    expect(await verifyDocument(bytes, { roots: [office.root.der], at: SAMPLE_NOW })).toMatchObject({ ok: false });
  });

  test('a template without characters writes the same text', async () => {
    const document = layout(sampleSheet({ name: '𬭚', number: 5 }));
    const bare = { template: prepareOfdTemplate(fonts, []), seal: office.seal, now: SAMPLE_NOW };
    const text = (files: ReadonlyMap<string, Uint8Array>) =>
      all(xmlOf(files, 'Doc_0/Pages/Page_0/Content.xml'), 'TextCode').map((code) => code.text);
    expect(text(readZip(await writeOfd(document, bare))).join('')).toBe(text(await filesOf(document)).join(''));
  });
});
