import { CROCKFORD } from 'shared/base32.ts';
import type { Asker, ProofFormat, Proof as ProofView, ProofState, RevokeReason, Sensitivity } from 'shared/proofs.ts';
import { proofSteps } from 'shared/proofs.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { departments, type DepartmentCode } from './departments.ts';

/** One sealed file. */
export interface SealedFile {
  readonly fileName: string;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Whose proofs: those a person asked for themselves, those about them since they came of age, or a firm's. */
export interface Owner {
  readonly residentId: string;
  /** Set while the person acts for a firm. */
  readonly organizationId: string | null;
  /** Finds what a guardian once asked for about this person; null while acting for a firm. */
  readonly personIndex: string | null;
  /** `YYYY-MM-DD` in Shanghai. */
  readonly today: string;
}

/** Whose proofs the caller sees. */
export type OwnerOf = (actor: Resident) => Promise<Owner>;

/** One issued proof, as the register keeps it. */
export interface Proof {
  readonly id: string;
  /** Who asked for it. */
  readonly residentId: string;
  readonly about: Asker;
  /** The firm it is about and belongs to. */
  readonly organizationId: string | null;
  /** Keyed hash that tells the child it is about. */
  readonly wardKey: string | null;
  /** The child it is about: blind index of their ID number, and the day they turn 18. */
  readonly ward: { readonly personIndex: string; readonly ofAgeOn: string } | null;
  readonly type: string;
  readonly title: string;
  readonly department: DepartmentCode;
  readonly organization: string;
  readonly number: string;
  readonly purpose: string;
  readonly recipient: string | null;
  /** Full name of the person or firm it is about. */
  readonly holder: string;
  /** Behind the QR code: the signed code, before November 2026 26 random characters; both Crockford base32. */
  readonly linkCode: string;
  /** Printed beside the number, `XXXX-XXXX-XXXX-X` (65 bits). */
  readonly checkCode: string;
  readonly sealId: string;
  /** SHA-256 of everything it states, hex; null for those issued before it was kept. */
  readonly factsSha256: string | null;
  readonly pdf: SealedFile;
  /** Null for those issued before OFD came. */
  readonly ofd: SealedFile | null;
  readonly status: keyof typeof proofSteps;
  readonly issuedAt: Date;
  readonly validUntil: string;
  readonly revokedAt: Date | null;
  readonly revokeReason: RevokeReason | null;
  /** Number of the proof issued in its place. */
  readonly supersededBy: string | null;
}

/** Whether it is good at `now`: revoked wins over expired; the last day still counts. */
export function stateOf(proof: Pick<Proof, 'status' | 'validUntil'>, now: Date): ProofState {
  if (proof.status === 'revoked') return 'revoked';
  return shanghaiDate(now) > proof.validUntil ? 'expired' : 'valid';
}

/** True once the child it is about is of age, and it is theirs instead of the guardian's. */
export const isGrown = ({ ward }: Pick<Proof, 'ward'>, now: Date): boolean =>
  ward !== null && ward.ofAgeOn <= shanghaiDate(now);

/** How a proof is taken back. */
export interface Revocation {
  readonly at: Date;
  readonly reason: RevokeReason;
  readonly supersededBy: string | null;
}

/** Throws when it was taken back before; an expired one may still be taken back. */
export function revoke(proof: Proof, { at, reason, supersededBy }: Revocation): Proof {
  const steps: { revoke?: 'revoked' } = proofSteps[proof.status];
  if (!steps.revoke) throw new AppError('proof.already-revoked');
  return { ...proof, status: steps.revoke, revokedAt: at, revokeReason: reason, supersededBy };
}

export const fileOf = (proof: Proof, format: ProofFormat): SealedFile | null => proof[format];

/** The last day of a proof issued on `issuedOn`, which is its day 0. */
export function lastDay(issuedOn: string, validDays: number): string {
  return new Date(Date.parse(`${issuedOn}T00:00:00Z`) + validDays * 86_400_000).toISOString().slice(0, 10);
}

export const formatNumber = (department: DepartmentCode, year: number, running: number): string =>
  `${department}-${year}-${String(running).padStart(6, '0')}`;

/** Random bytes as Crockford base32, 5 bits of each byte: readable aloud, and alphanumeric for the QR code. */
export const crockford = (bytes: Uint8Array): string => [...bytes].map((byte) => CROCKFORD.charAt(byte & 31)).join('');

export const groupsOfFour = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-');

/** A code or number as typed by hand: upper case, no spaces or dashes, and the letters Crockford reads as digits. */
export const readCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Upper case throughout keeps the QR code small (alphanumeric mode); hosts and schemes ignore case. */
export const verifyUrlOf = (origin: string, linkCode: string): string => `${origin.toUpperCase()}/V/${linkCode}`;

export function viewProof(proof: Proof, sensitivity: Sensitivity, origin: string, now: Date): ProofView {
  return {
    id: proof.id,
    type: proof.type,
    title: proof.title,
    number: proof.number,
    organization: proof.organization,
    department: departments[proof.department].everyday,
    purpose: proof.purpose,
    recipient: proof.recipient,
    about: isGrown(proof, now) ? 'self' : proof.about,
    holder: proof.holder,
    sensitivity,
    issuedAt: proof.issuedAt.toISOString(),
    validUntil: proof.validUntil,
    state: stateOf(proof, now),
    revokedAt: proof.revokedAt?.toISOString() ?? null,
    revokeReason: proof.revokeReason,
    supersededBy: proof.supersededBy,
    files: (['pdf', 'ofd'] as const).flatMap((format) => {
      const file = fileOf(proof, format);
      return file ? [{ format, sizeBytes: file.sizeBytes }] : [];
    }),
    checkCode: proof.checkCode,
    verifyUrl: verifyUrlOf(origin, proof.linkCode),
  };
}
