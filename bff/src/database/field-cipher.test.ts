import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { fieldCipher, FieldUnreadable } from './field-cipher.ts';

const ring = (current: string, keys: Record<string, Buffer>) => ({ current, keys: new Map(Object.entries(keys)) });
const [k1, k2, indexKey] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const index = ring('k1', { k1: indexKey });
const cipher = fieldCipher(ring('k1', { k1 }), index);
const cell = { table: 'resident', column: 'name', row: '01JTEST' };

test('every text comes back exactly: rare characters, emoji, an empty one', () => {
  for (const text of ['㛃𬭚䶮𠮷·阿布都', '🍣', '', '样例'.repeat(5000)]) {
    expect(cipher.decrypt(cipher.encrypt(text, cell), cell)).toBe(text);
  }
});

test('the same text never looks the same twice, and shows its key and version', () => {
  const [one, two] = [cipher.encrypt('样例', cell), cipher.encrypt('样例', cell)];
  expect(one).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+$/);
  expect(one).not.toBe(two);
});

test('a value copied to another table, column or row does not open', () => {
  const value = cipher.encrypt('样例', cell);
  for (const other of [{ table: 'firm' }, { column: 'phone' }, { row: '01JOTHER' }]) {
    expect(() => cipher.decrypt(value, { ...cell, ...other })).toThrow(FieldUnreadable);
  }
});

test('no byte of a stored value can be changed, cut or added to', () => {
  const [version, keyId, nonce = '', text = ''] = cipher.encrypt('样例数据', cell).split('.');
  const opened = (changedNonce: Buffer, changedText: Buffer) =>
    cipher.decrypt(
      [version, keyId, changedNonce.toString('base64url'), changedText.toString('base64url')].join('.'),
      cell,
    );
  const flipped = (encoded: string, at: number) => {
    const bytes = Buffer.from(encoded, 'base64url');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const [nonceBytes, textBytes] = [Buffer.from(nonce, 'base64url'), Buffer.from(text, 'base64url')];
  expect(opened(nonceBytes, textBytes)).toBe('样例数据');
  for (const at of nonceBytes.keys()) expect(() => opened(flipped(nonce, at), textBytes)).toThrow(FieldUnreadable);
  for (const at of textBytes.keys()) expect(() => opened(nonceBytes, flipped(text, at))).toThrow(FieldUnreadable);
  for (const length of [0, 15, 16, textBytes.length - 1]) {
    expect(() => opened(nonceBytes, textBytes.subarray(0, length))).toThrow(FieldUnreadable);
  }
  for (const broken of ['', 'v1', `v2.k1.${nonce}.${text}`, `v1.k9.${nonce}.${text}`, `v1.k1.${nonce}.${text}.AA`]) {
    expect(() => cipher.decrypt(broken, cell)).toThrow(FieldUnreadable);
  }
});

test('after a new key was added, new values use it and old ones stay readable', () => {
  const old = cipher.encrypt('旧值', cell);
  const rotated = fieldCipher(ring('k2', { k1, k2 }), index);
  expect(rotated.encrypt('新值', cell)).toMatch(/^v1\.k2\./);
  expect(rotated.decrypt(old, cell)).toBe('旧值');
  expect(() => fieldCipher(ring('k2', { k2 }), index).decrypt(old, cell)).toThrow(FieldUnreadable);
});

test('a blind index is stable, keyed, and differs between kinds', () => {
  const id = '990101199001010017';
  expect(cipher.blindIndex('id-number', id)).toMatch(/^[0-9a-f]{64}$/);
  expect(cipher.blindIndex('id-number', id)).toBe(cipher.blindIndex('id-number', id));
  expect(cipher.blindIndex('phone', id)).not.toBe(cipher.blindIndex('id-number', id));
  const other = fieldCipher(ring('k1', { k1 }), ring('k1', { k1: randomBytes(32) }));
  expect(other.blindIndex('id-number', id)).not.toBe(cipher.blindIndex('id-number', id));
});

test('what cannot be read names the cell, never the value', () => {
  const value = cipher.encrypt('样例', cell);
  expect(() => cipher.decrypt(value, { ...cell, row: 'X' })).toThrow(/^resident\.name of X cannot be read$/);
});
