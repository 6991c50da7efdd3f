import { bigEndian, fromBigEndian, fromUtf8, toUtf8 } from './octets.ts';
import { isCleanText } from './text.ts';

/** What a proof's QR code says. Never a full name or an ID number. */
export interface CodeFacts {
  /** Code of the issuing department, `[A-Z]{2,8}`. */
  readonly issuer: string;
  /** Year and running number: with the issuer they are the proof's number. */
  readonly year: number;
  readonly running: number;
  /** Name of the type's definition file. */
  readonly type: string;
  /** `YYYY-MM-DD`, the first and the last day it is good for. */
  readonly issuedOn: string;
  readonly validUntil: string;
  /** The holder's masked name. */
  readonly holder: string;
  /** 8 bytes: keyed hash of the holder's ID number with the proof's number; only the issuer can compute it. */
  readonly holderMark: Uint8Array;
  /** 16 bytes: beginning of the SHA-256 hash of all that the document states. */
  readonly digest: Uint8Array;
}

const MARK = 8;
const DIGEST = 16;
const LONGEST_HOLDER = 24;
const EPOCH = Date.parse('2020-01-01T00:00:00Z');
const DAY_MS = 86_400_000;

/** `GJJ-2026-000123` */
export const numberOf = ({ issuer, year, running }: Pick<CodeFacts, 'issuer' | 'year' | 'running'>): string =>
  `${issuer}-${year}-${String(running).padStart(6, '0')}`;

/** The facts one after the other, texts behind one byte of length, numbers big-endian. Throws RangeError when one does not fit. */
export function writeFacts(facts: CodeFacts): number[] {
  if (!areSound(facts)) throw new RangeError('a fact does not fit into a code');
  const text = (value: string) => [toUtf8(value).length, ...toUtf8(value)];
  return [
    ...text(facts.issuer),
    ...bigEndian(facts.year, 2),
    ...bigEndian(facts.running, 4),
    ...text(facts.type),
    ...bigEndian(daysOf(facts.issuedOn), 2),
    ...bigEndian(daysOf(facts.validUntil), 2),
    ...text(facts.holder),
    ...facts.holderMark,
    ...facts.digest,
  ];
}

/** The facts that {@link writeFacts} wrote as exactly these bytes; null when there are none. */
export function readFacts(bytes: Uint8Array): CodeFacts | null {
  let at = 0;
  const take = (length: number) => bytes.subarray(at, (at += length));
  const number = (length: number) => fromBigEndian(take(length));
  const text = () => fromUtf8(take(number(1))) ?? '';
  const facts = {
    issuer: text(),
    year: number(2),
    running: number(4),
    type: text(),
    issuedOn: dateOf(number(2)),
    validUntil: dateOf(number(2)),
    holder: text(),
    holderMark: take(MARK),
    digest: take(DIGEST),
  };
  return at === bytes.length && areSound(facts) ? facts : null;
}

const areSound = (facts: CodeFacts): boolean =>
  /^[A-Z]{2,8}$/.test(facts.issuer) &&
  /^[a-z][a-z-]{1,31}$/.test(facts.type) &&
  isWithin(facts.year, 2020, 2199) &&
  isWithin(facts.running, 0, 999_999_999) &&
  isDay(facts.issuedOn) &&
  isDay(facts.validUntil) &&
  facts.issuedOn <= facts.validUntil &&
  isMasked(facts.holder) &&
  facts.holderMark.length === MARK &&
  facts.digest.length === DIGEST;

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** A full name never gets into a code, not even by a mistake of ours. */
const isMasked = (holder: string): boolean =>
  holder.includes('*') &&
  isCleanText(holder) &&
  holder === holder.normalize('NFC') &&
  toUtf8(holder).length <= LONGEST_HOLDER;

const daysOf = (date: string): number => (Date.parse(`${date}T00:00:00Z`) - EPOCH) / DAY_MS;
const dateOf = (days: number): string => new Date(EPOCH + days * DAY_MS).toISOString().slice(0, 10);
const isDay = (date: string): boolean => isWithin(daysOf(date), 0, 0xffff) && dateOf(daysOf(date)) === date;
