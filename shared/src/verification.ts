import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { isCreditCode, isIdNumber } from './identity.ts';
import { calendarDate, id, instant } from './text.ts';
import { verificationReasons, type VerificationReason } from './verification-reasons.ts';

const reasons = <const R extends VerificationReason>(...codes: R[]) => z.enum(codes);

/** What is said of a proof to anyone: enough to compare with the paper in hand, no more. */
export const VerifiedProof = z.object({
  title: z.string(),
  number: z.string(),
  /** A person masked, a firm in full where the register was asked. */
  holder: z.string(),
  /** Null where only the code was read. */
  purpose: z.nullable(z.string()),
  issuedOn: calendarDate(),
  validUntil: calendarDate(),
  revokedOn: z.nullable(calendarDate()),
  /** Why the issuer revoked it, in words; null when it did not. */
  revokedWhy: z.nullable(z.string()),
});

export const Verification = z.object({
  integrity: reasons('I-00', 'I-01', 'I-02', 'I-03', 'I-04', 'I-05', 'I-06', 'I-07', 'I-08', 'I-09'),
  status: reasons('S-00', 'S-01', 'S-02', 'S-03', 'S-04', 'S-05', 'S-07', 'S-08', 'S-09'),
  issuer: reasons('O-00', 'O-01', 'O-02', 'O-03', 'O-04', 'O-05', 'O-06', 'O-07', 'O-08', 'O-09'),
  /** Null unless the issuer is certain. */
  organization: z.nullable(z.string()),
  proof: z.nullable(VerifiedProof),
  checkedAt: instant(),
});
export type Verification = z.output<typeof Verification>;

/**
 * The heading over the three answers: one "no" decides it. `genuine` needs a file and three times "yes"; `genuine-code`
 * says the same of a signed code, whose paper is still to be compared; `unasked` and `unasked-code` are a good file and a
 * good code read without a network; `unknown-issuer` may be another city's or anybody's.
 */
export type Verdict =
  | 'genuine'
  | 'genuine-code'
  | 'unasked'
  | 'unasked-code'
  | 'on-record'
  | 'replaced'
  | 'revoked'
  | 'expired'
  | 'unsure'
  | 'unknown-issuer'
  | 'not-found'
  | 'not-valid';

const ended: Partial<Record<VerificationReason, Verdict>> = {
  'S-02': 'expired',
  'S-03': 'replaced',
  'S-04': 'revoked',
  'S-05': 'revoked',
};

export function verdictOf({ integrity, status, issuer }: Verification): Verdict {
  const verdicts = [integrity, status, issuer].map((code) => verificationReasons[code].verdict);
  if (status === 'S-07') return 'not-found';
  const isForged = [integrity, issuer].some((code) => verificationReasons[code].verdict === 'no');
  if (verificationReasons[integrity].verdict !== 'no' && (issuer === 'O-04' || issuer === 'O-06'))
    return 'unknown-issuer';
  if (verdicts.includes('no')) return isForged ? 'not-valid' : (ended[status] ?? 'not-valid');
  if (issuer === 'O-08') return 'unsure';
  if (status === 'S-09') return 'not-valid';
  if (status === 'S-01') return integrity === 'I-05' ? 'unasked-code' : 'unasked';
  if (integrity === 'I-05') return 'genuine-code';
  return verdicts.every((verdict) => verdict === 'yes') ? 'genuine' : 'on-record';
}

/** Lower-case hex of so many bytes. */
const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`), '格式不正确'));
const base64 = () => z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** What a phone keeps to verify without a network: public keys and names, nothing about anybody. */
export const VerificationKeys = z.object({
  asOf: instant(),
  /** SM2 keys that sign codes, all that ever did. A revoked key's codes are not believed, whatever day they carry. */
  codeKeys: z.array(
    z.object({
      id: hex(4),
      /** 04, x, y. */
      publicKey: hex(65),
      from: calendarDate(),
      until: calendarDate(),
      revoked: z.boolean(),
    }),
  ),
  /** Code of a department → its full name; code of a type → its title. */
  issuers: z.record(z.string(), z.string()),
  types: z.record(z.string(), z.string()),
  /** Root certificates of the seals, DER; one each algorithm. */
  roots: z.array(base64()),
  /** Certificates of seals that their authorities took back: issuer as DER, serial number as it stands in the DER. */
  revoked: z.array(
    z.object({
      issuer: base64(),
      serial: z.string().check(z.regex(/^([0-9a-f]{2}){1,21}$/)),
      revokedAt: instant(),
      /** Then nothing that was ever sealed with it is believed. */
      isKeyCompromised: z.boolean(),
    }),
  ),
});
export type VerificationKeys = z.output<typeof VerificationKeys>;

const code = z.string().check(z.maxLength(300));
const byNumber = {
  number: z
    .string({ error: '请填写编号' })
    .check(z.trim(), z.minLength(1, '请填写编号'), z.maxLength(40, '编号太长了')),
  checkCode: z
    .string({ error: '请填写校验码' })
    .check(z.trim(), z.minLength(1, '请填写校验码'), z.maxLength(40, '校验码太长了')),
};

/** An ID number or a firm's credit code as typed; full-width characters, spaces and lower case are normalised. */
export const HolderCode = z
  .pipe(
    z.string({ error: '请填写身份证号' }).check(z.maxLength(40, '身份证号是18位，请核对')),
    z.transform((value) => value.normalize('NFKC').replaceAll(' ', '').toUpperCase()),
  )
  .check(
    z.refine((value) => value.length === 18, { error: '身份证号是18位，请核对', abort: true }),
    z.refine((value) => isIdNumber(value) || isCreditCode(value), { error: '身份证号不对，请对照证件再核对一下' }),
  );

export const verificationApi = {
  keys: endpoint('GET', '/verification-keys', {
    summary: 'Public keys, roots and names for verifying without a network; fetch them once a day.',
    audience: 'anyone',
    input: z.object({}),
    output: VerificationKeys,
  }),
  code: endpoint('GET', '/verifications/:code', {
    summary: 'Three answers about the proof behind a QR code: its signature, the register’s state now.',
    audience: 'anyone',
    input: z.object({ code }),
    output: Verification,
  }),
  number: endpoint('POST', '/verifications/number', {
    summary: 'Three answers about a proof by its number and check code.',
    audience: 'anyone',
    input: z.object(byNumber),
    output: Verification,
    once: { exempt: 'reads only' },
  }),
  hash: endpoint('POST', '/verifications/hash', {
    summary: 'What the register says of a file that was verified where it lies: only its SHA-256 is sent.',
    audience: 'anyone',
    input: z.object({ sha256: hex(32) }),
    output: Verification,
    once: { exempt: 'reads only' },
  }),
  file: endpoint('POST', '/verifications/file', {
    summary: 'Three answers about a file; nothing of it is kept.',
    audience: 'anyone',
    input: z.object({}),
    output: Verification,
    once: { exempt: 'reads only; the file is forgotten' },
  }),
  holder: endpoint('POST', '/verifications/holder', {
    summary: 'Whether a proof in force is about the ID number of the person at hand; few wrong ones, nothing kept.',
    audience: 'anyone',
    input: z.object({ proof: z.union([z.strictObject({ code }), z.strictObject(byNumber)]), holderCode: HolderCode }),
    output: z.object({ holder: reasons('H-00', 'H-01') }),
    once: { exempt: 'reads only' },
  }),
  checks: endpoint('GET', '/proofs/:id/checks', {
    summary:
      'How often in the last twelve months the resident’s proof was verified and when last; by whom is not known.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: z.object({
      times: z.int(),
      lastAt: z.nullable(instant()),
      /** How many of them gave an ID number that is not the holder's. */
      mismatches: z.int(),
    }),
  }),
};

/** Largest file the verify page takes: several times what we issue. */
export const VERIFY_LIMIT_BYTES = 2 * 1024 * 1024;
