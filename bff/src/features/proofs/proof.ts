import type { Proof as ProofView, ProofState } from 'shared/proofs.ts';
import { proofSteps } from 'shared/proofs.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { DepartmentCode } from './proof-type.ts';

/** One issued proof, as the register keeps it. */
export interface Proof {
  readonly id: string;
  readonly residentId: string;
  readonly type: string;
  readonly title: string;
  readonly department: DepartmentCode;
  readonly organization: string;
  readonly number: string;
  readonly purpose: string;
  readonly recipient: string | null;
  /** The holder's full name. */
  readonly holder: string;
  /** Behind the QR code, 26 characters of Crockford base32 (130 bits). */
  readonly linkCode: string;
  /** Printed beside the number, `XXXX-XXXX-XXXX-X` (65 bits). */
  readonly checkCode: string;
  readonly sealId: string;
  /** SHA-256 of the sealed file, hex. */
  readonly sha256: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly status: keyof typeof proofSteps;
  readonly issuedAt: Date;
  readonly validUntil: string;
  readonly revokedAt: Date | null;
}

/** Whether it is good at `now`: revoked wins over expired; the last day still counts. */
export function stateOf(proof: Pick<Proof, 'status' | 'validUntil'>, now: Date): ProofState {
  if (proof.status === 'revoked') return 'revoked';
  return shanghaiDate(now) > proof.validUntil ? 'expired' : 'valid';
}

/** Withdrawn by its holder. Throws when it was withdrawn before; an expired one may still be withdrawn. */
export function revoke(proof: Proof, now: Date): Proof {
  const steps: { revoke?: 'revoked' } = proofSteps[proof.status];
  if (!steps.revoke) throw new AppError('proof.already-revoked');
  return { ...proof, status: steps.revoke, revokedAt: now };
}

/** The last day of a proof issued on `issuedOn`, which is its day 0. */
export function lastDay(issuedOn: string, validDays: number): string {
  return new Date(Date.parse(`${issuedOn}T00:00:00Z`) + validDays * 86_400_000).toISOString().slice(0, 10);
}

export const formatNumber = (department: DepartmentCode, year: number, running: number): string =>
  `${department}-${year}-${String(running).padStart(6, '0')}`;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random bytes as Crockford base32, 5 bits of each byte: readable aloud, and alphanumeric for the QR code. */
export const crockford = (bytes: Uint8Array): string => [...bytes].map((byte) => ALPHABET.charAt(byte & 31)).join('');

export const groupsOfFour = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-');

/** A code or number as typed by hand: upper case, no spaces or dashes, and the letters Crockford reads as digits. */
export const readCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Upper case throughout keeps the QR code small (alphanumeric mode); hosts and schemes ignore case. */
export const verifyUrlOf = (origin: string, linkCode: string): string => `${origin.toUpperCase()}/V/${linkCode}`;

export function viewProof(proof: Proof, everyday: string, origin: string, now: Date): ProofView {
  return {
    id: proof.id,
    type: proof.type,
    title: proof.title,
    number: proof.number,
    organization: proof.organization,
    department: everyday,
    purpose: proof.purpose,
    recipient: proof.recipient,
    issuedAt: proof.issuedAt.toISOString(),
    validUntil: proof.validUntil,
    state: stateOf(proof, now),
    revokedAt: proof.revokedAt?.toISOString() ?? null,
    sizeBytes: proof.sizeBytes,
    checkCode: proof.checkCode,
    verifyUrl: verifyUrlOf(origin, proof.linkCode),
  };
}
