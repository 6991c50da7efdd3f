import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { PackageError } from 'shared/sealed-documents/package-error.ts';
import { UnsupportedError } from 'shared/sealed-documents/unsupported-error.ts';
import { readZip } from 'shared/sealed-documents/zip-reader.ts';
import { cpuClock } from '../../test/harness/effort.ts';

interface Wish {
  name: string | Buffer;
  data?: Buffer;
  /** What the headers say, where it differs from the truth. */
  said?: Partial<{
    method: number;
    flags: number;
    size: number;
    packed: number;
    crc: number;
    extra: number;
    madeBy: number;
  }>;
  /** What only the header before the file says. */
  local?: Partial<{ name: string; time: number }>;
  descriptor?: boolean;
}

/** Writes whatever package is wished for, also an impossible one. */
function zip(wishes: readonly Wish[], { between = '', comment = '', shift = 0 } = {}): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, data = Buffer.from('<x/>'), said = {}, local = {}, descriptor = false } of wishes) {
    const nameBytes = Buffer.from(name);
    const method = said.method ?? 8;
    const packed = method === 8 ? deflateRawSync(data) : data;
    const sums = [said.crc ?? crc32(data), said.packed ?? packed.length, said.size ?? data.length];
    const header = (time: number, own: Buffer, withSums: boolean) => {
      const bytes = Buffer.alloc(26);
      bytes.writeUInt16LE(20, 0);
      bytes.writeUInt16LE(said.flags ?? (descriptor ? 0x808 : 0x800), 2);
      bytes.writeUInt16LE(method, 4);
      bytes.writeUInt32LE(time, 6);
      if (withSums) sums.forEach((sum, index) => bytes.writeUInt32LE(sum, 10 + 4 * index));
      bytes.writeUInt16LE(own.length, 22);
      bytes.writeUInt16LE(said.extra ?? 0, 24);
      return bytes;
    };
    const own = local.name === undefined ? nameBytes : Buffer.from(local.name);
    const tail = Buffer.alloc(descriptor ? 16 : 0);
    if (descriptor) [0x08074b50, ...sums].forEach((sum, index) => tail.writeUInt32LE(sum, 4 * index));
    const before = header(local.time ?? 0x21, own, !descriptor);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), before, own, packed, tail);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at + shift, 10);
    const madeBy = Buffer.of(said.madeBy ?? 20, 0);
    central.push(Buffer.from('PK\x01\x02', 'latin1'), madeBy, header(0x21, nameBytes, true), rest, nameBytes);
    at += 30 + own.length + packed.length + tail.length;
  }
  const body = Buffer.concat([...locals, Buffer.from(between)]);
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(wishes.length, 8);
  end.writeUInt16LE(wishes.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([body, directory, end, Buffer.from(comment)]);
}

const two = [{ name: 'OFD.xml' }, { name: 'Doc_0/Document.xml', data: Buffer.from('样例') }];

test('files come out by their names, compressed or stored, with sums before or behind them', () => {
  for (const change of [{}, { said: { method: 0 } }, { descriptor: true }]) {
    const files = readZip(zip(two.map((wish) => ({ ...wish, ...change }))));
    expect([...files.keys()]).toEqual(['OFD.xml', 'Doc_0/Document.xml']);
    expect(Buffer.from(files.get('Doc_0/Document.xml') ?? []).toString()).toBe('样例');
  }
});

test('the entry of a folder that holds files is left out', () => {
  const folder = { name: 'Doc_0/', data: Buffer.alloc(0), said: { method: 0 } };
  expect([...readZip(zip([folder, ...two])).keys()]).toEqual(['OFD.xml', 'Doc_0/Document.xml']);
  expect(() => readZip(zip([{ ...folder, name: 'Other/' }, ...two]))).toThrow(PackageError);
});

test.each([
  ['up and out', '../OFD.xml'],
  ['up inside', 'Doc_0/../OFD.xml'],
  ['here', './OFD.xml'],
  ['from the root', '/OFD.xml'],
  ['with a backslash', 'Doc_0\\Document.xml'],
  ['on a drive', 'C:OFD.xml'],
  ['with an empty part', 'Doc_0//Document.xml'],
  ['with a control character', 'OFD.xml\u0000.png'],
  ['without a name', ''],
  ['of 300 letters', 'x'.repeat(300)],
  ['that is not UTF-8', Buffer.of(0xff, 0xfe)],
])('attack row 38: a path %s is refused', (_, name) => {
  expect(() => readZip(zip([...two, { name }]))).toThrow(PackageError);
});

test.each(['OFD.xml', 'ofd.XML', 'DOC_0/document.xml'])('attack row 38: %s beside its like is refused', (name) => {
  expect(() => readZip(zip([...two, { name }]))).toThrow(PackageError);
});

test('attack row 38: a bomb is refused before it is unpacked', () => {
  const spent = cpuClock();
  const flat = { name: 'bomb', data: Buffer.alloc(40_000_000) };
  expect(() => readZip(zip([flat]))).toThrow('more data than a document has');
  const many = Array.from({ length: 40 }, (_, index) => ({
    name: `${index}`,
    said: { size: 2_000_000, packed: 20_000 },
  }));
  expect(() => readZip(zip(many))).toThrow('more data than a document has');
  expect(() => readZip(zip(Array.from({ length: 600 }, (_, index) => ({ name: `${index}` }))))).toThrow(
    'too many files',
  );
  expect(spent()).toBeLessThan(4_000);
});

test.each<[string, Partial<Wish>]>([
  ['check sum', { said: { crc: 1 } }],
  ['size', { said: { size: 3 } }],
  ['size of what is stored', { said: { method: 0, size: 3 } }],
  ['name before the file', { local: { name: 'OFX.xml' } }],
  ['time before the file', { local: { time: 0x22 } }],
  ['maker', { said: { madeBy: 21 } }],
])('attack row 38: a %s that does not fit is refused', (_, change) => {
  expect(() => readZip(zip([...two, { name: 'three', ...change }]))).toThrow(PackageError);
});

test.each<[string, Partial<Wish>]>([
  ['encryption', { said: { flags: 0x801 } }],
  ['another compression', { said: { method: 12 } }],
  ['extra fields', { said: { extra: 4 } }],
])('a package with %s cannot be judged', (_, change) => {
  expect(() => readZip(zip([...two, { name: 'three', ...change }]))).toThrow(UnsupportedError);
});

test.each([
  ['before the directory', zip(two, { between: 'x' })],
  ['in a comment', zip(two, { comment: 'x' })],
  ['behind the end', Buffer.concat([zip(two), Buffer.from('x')])],
  ['before the first file', Buffer.concat([Buffer.from('x'), zip(two, { shift: 1 })])],
  ['in place of everything', Buffer.from('PK\x03\x04')],
])('attack row 38: something hidden %s is refused', (_, bytes) => {
  expect(() => readZip(bytes)).toThrow(PackageError);
});

test('attack row 38: no byte can change and the package still be read as before', () => {
  const bytes = zip([...two, { name: 'three', data: Buffer.alloc(3000, 'abcdefghij'), descriptor: true }]);
  const read = (from: Uint8Array) =>
    [...readZip(from)].map(([name, data]) => `${name}:${Buffer.from(data).toString('hex')}`);
  const before = read(bytes);
  for (let at = 0; at < bytes.length; at += 1)
    for (let bit = 0; bit < 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      let after: string[] = [];
      try {
        after = read(changed);
      } catch (error) {
        expect(error instanceof PackageError || error instanceof UnsupportedError).toBe(true);
      }
      expect(after).not.toEqual(before);
    }
});
