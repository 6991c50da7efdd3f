import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sm2 } from 'sm-crypto-v2';
import { fromBase32, toBase32 } from './base32.ts';
import { numberOf, type CodeFacts } from './code-facts.ts';
import { fromHex, toHex } from './octets.ts';
import { codeInLink, encodeUnsigned, formatCode, keyIdOf, linkOf, LONGEST_LINK, parseCode } from './signed-code.ts';
import { verifySm2 } from './sm2.ts';

// The same examples every time: luck refuses nobody’s change.
fc.configureGlobal({ seed: 20261122 });

const { privateKey, publicKey } = sm2.generateKeyPairHex();
const key = fromHex(publicKey);
const keyId = keyIdOf(key);
const facts: CodeFacts = {
  issuer: 'BDC',
  year: 2026,
  running: 123,
  type: 'housing-status',
  issuedOn: '2026-11-22',
  validUntil: '2026-12-22',
  holder: '林*英',
  holderMark: fromHex('0102030405060708'),
  digest: fromHex('000102030405060708090a0b0c0d0e0f'),
};

function sign(signed: Uint8Array): string {
  return formatCode(signed, fromHex(sm2.doSignature(signed, privateKey, { hash: true })));
}
const code = sign(encodeUnsigned(keyId, facts));
const believed = (text: string): boolean => {
  const parsed = parseCode(text);
  return parsed !== null && parsed.keyId === keyId && verifySm2(parsed.signed, parsed.signature, key);
};

test('a code gives back exactly the facts that were signed', () => {
  expect(parseCode(code)).toMatchObject({ facts, keyId });
  expect(believed(code)).toBe(true);
  expect(numberOf(facts)).toBe('BDC-2026-000123');
});

test('the code is found again in its link, however the link is written; a window’s link has none', () => {
  expect(codeInLink(linkOf('https://suiban.example', code))).toBe(code);
  expect(codeInLink(`https://suiban.example/v/${code}`)).toBe(code);
  for (const other of ['https://suiban.example/w/0123456789ABCDEFGHJKMNPQRS', code, 'javascript:alert(1)', '/V/a b'])
    expect(codeInLink(other)).toBeNull();
});

test('it is upper case throughout, and the whole link stays short enough to print', () => {
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]+$/);
  expect(linkOf('https://suiban.example', code)).toMatch(/^HTTPS:\/\/SUIBAN\.EXAMPLE\/V\//);
  expect(linkOf('https://suiban.example', code).length).toBeLessThanOrEqual(240);
  const long = sign(
    encodeUnsigned(keyId, { ...facts, type: 'minimum-living-allowance', holder: '阿******尔', running: 999_999_999 }),
  );
  expect(linkOf('https://zwfw.yunxi.yunjiang.example', long).length).toBeLessThanOrEqual(LONGEST_LINK);
  expect(() => linkOf(`https://${'long.'.repeat(20)}example`, code)).toThrow('too long to print');
});

const aFact = fc.record<CodeFacts>({
  issuer: fc.stringMatching(/^[A-Z]{2,8}$/),
  year: fc.integer({ min: 2020, max: 2199 }),
  running: fc.integer({ min: 0, max: 999_999_999 }),
  type: fc.stringMatching(/^[a-z][a-z-]{1,31}$/),
  issuedOn: fc.constantFrom('2020-01-01', '2024-02-29', '2026-11-22'),
  validUntil: fc.constantFrom('2026-12-31', '2199-06-06'),
  holder: fc.constantFrom('林*', '*', '𠮷*山', '𬭚******㛃', 'L****n', '阿******尔', '云******司'),
  holderMark: fc.uint8Array({ minLength: 8, maxLength: 8 }),
  digest: fc.uint8Array({ minLength: 16, maxLength: 16 }),
});

test('whatever facts fit come back as they were', () => {
  fc.assert(
    fc.property(aFact, fc.uint8Array({ minLength: 64, maxLength: 64 }), (some, signature) => {
      const text = formatCode(encodeUnsigned('0a1b2c3d', some), signature);
      expect(parseCode(text)?.facts).toEqual(some);
    }),
  );
});

test('one text stands for a code: any other that can be read is another code', () => {
  const bytes = fromBase32(code) ?? new Uint8Array();
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
      const other = Uint8Array.from(bytes);
      other[at] = value;
      const text = toBase32(other);
      const parsed = parseCode(text);
      if (parsed) expect(sameText(parsed)).toBe(text);
    }),
    { numRuns: 2_000 },
  );
  function sameText(parsed: NonNullable<ReturnType<typeof parseCode>>): string {
    return formatCode(encodeUnsigned(parsed.keyId, parsed.facts), parsed.signature);
  }
});

test('attack row 28: a forged code is not believed: no bit of it can be changed', () => {
  const bytes = fromBase32(code) ?? new Uint8Array();
  for (let bit = 0; bit < bytes.length * 8; bit += 5) {
    const forged = Uint8Array.from(bytes);
    forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit % 8));
    expect(believed(toBase32(forged))).toBe(false);
  }
});

test('attack row 28: swapped facts are not believed: the signature of one code does not fit another', () => {
  const other = encodeUnsigned(keyId, { ...facts, running: 124 });
  const signature = parseCode(code)?.signature ?? new Uint8Array();
  expect(believed(formatCode(other, signature))).toBe(false);
});

test('attack row 28: a stranger’s signature under our key id is not believed', () => {
  const stranger = sm2.generateKeyPairHex();
  const signed = encodeUnsigned(keyId, facts);
  const signature = fromHex(sm2.doSignature(signed, stranger.privateKey, { hash: true }));
  expect(believed(formatCode(signed, signature))).toBe(false);
});

test('attack row 28: a cut, longer, oversized or lower-case code, a look-alike letter or another version is no code', () => {
  const bytes = fromBase32(code) ?? new Uint8Array();
  const unlike = [
    '',
    '0',
    code.slice(0, -1),
    code.slice(1),
    `${code}0`,
    `${code}00000000`,
    code.toLowerCase(),
    ` ${code}`,
    ...['O', '０', 'О', 'I', 'L', 'U', '-'].map((look) => look + code.slice(1)),
    '0'.repeat(100_000),
    toBase32(Uint8Array.from([2, ...bytes.subarray(1)])),
    toBase32(Uint8Array.from([...bytes.subarray(0, -64), 0, ...bytes.subarray(-64)])),
    '0123456789ABCDEFGHJKMNPQRS',
  ];
  for (const text of unlike) expect(parseCode(text)).toBeNull();
});

test('filling bits that are not zero are refused', () => {
  expect(fromBase32('ZW')).toEqual(Uint8Array.from([255]));
  expect(fromBase32('ZZ')).toBeNull();
  expect(fromBase32('Z')).toBeNull();
});

test.each<[string, Partial<CodeFacts>]>([
  ['a full name', { holder: '林秀英' }],
  ['a name of controls', { holder: '林*\u202E英' }],
  ['a name too long', { holder: '*'.repeat(25) }],
  ['an ID number for an issuer', { issuer: '990104199001011234' }],
  ['a date that is none', { issuedOn: '2026-02-30' }],
  ['an end before the beginning', { validUntil: '2026-11-21' }],
  ['a date far off', { validUntil: '2250-01-01' }],
  ['half a number', { running: 1.5 }],
  ['a type of odd letters', { type: '../etc' }],
  ['a short digest', { digest: new Uint8Array(15) }],
])('%s is not put into a code', (_what, wrong) => {
  expect(() => encodeUnsigned(keyId, { ...facts, ...wrong })).toThrow(RangeError);
});

test('the key id tells keys apart and is the beginning of the key’s SM3 hash', () => {
  expect(keyId).toMatch(/^[0-9a-f]{8}$/);
  expect(keyIdOf(fromHex(sm2.generateKeyPairHex().publicKey))).not.toBe(keyId);
  expect(toHex(key)).toHaveLength(130);
});
