import { maskName } from 'shared/identity.ts';
import type { Verification } from 'shared/verification.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { PdfFailure } from 'shared/sealed-documents/verify-pdf.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import { groupsOfFour, readCode, stateOf, type Proof } from './proof.ts';

const STATUS = { valid: 'S-00', expired: 'S-02', revoked: 'S-04' } as const;

/** By what the QR code holds. An unknown, mistyped or malformed code gets one and the same refusal. */
export const verifyByCode = (deps: Deps, { code }: { code: string }, peer: string): Promise<Verification> =>
  onRegister(deps, peer, () => deps.proofs.findByLinkCode(readCode(code)));

/** By number and check code; the number alone says nothing. */
export const verifyByNumber = (
  deps: Deps,
  input: { number: string; checkCode: string },
  peer: string,
): Promise<Verification> =>
  onRegister(deps, peer, () =>
    deps.proofs.findByNumber(readNumber(input.number), groupsOfFour(readCode(input.checkCode))),
  );

/** Looks at the bytes, then at the register by their hash. Nothing of the file is kept. */
export async function verifyFile(
  deps: Deps,
  file: { bytes: Uint8Array; sha256: string },
  peer: string,
): Promise<Verification> {
  const now = deps.now();
  deps.misses.admit(peer, now);
  const proof = await deps.proofs.findBySha256(file.sha256);
  const judged = await deps.paper.verify(file.bytes, proof?.issuedAt ?? now);
  const checkedAt = now.toISOString();
  if (!judged.ok) return { ...answersTo(judged.reason), organization: null, proof: null, checkedAt };
  if (!proof) deps.misses.count(peer, now);
  return {
    integrity: 'I-00',
    status: proof ? STATUS[stateOf(proof, now)] : 'S-08',
    issuer: 'O-00',
    organization: judged.signer.organization,
    proof: proof && describe(proof),
    checkedAt,
  };
}

async function onRegister(deps: Deps, peer: string, find: () => Promise<Proof | null>): Promise<Verification> {
  const now = deps.now();
  deps.misses.admit(peer, now);
  const proof = await find();
  if (!proof) {
    deps.misses.count(peer, now);
    throw new AppError('verification.not-found');
  }
  return {
    integrity: 'I-01',
    status: STATUS[stateOf(proof, now)],
    issuer: 'O-01',
    organization: proof.organization,
    proof: describe(proof),
    checkedAt: now.toISOString(),
  };
}

const NOT_OURS: Partial<Record<PdfFailure, 'O-04' | 'O-05'>> = {
  untrusted: 'O-04',
  'key-usage': 'O-04',
  expired: 'O-05',
};

function answersTo(reason: PdfFailure): Pick<Verification, 'integrity' | 'status' | 'issuer'> {
  const issuer = NOT_OURS[reason];
  if (issuer) return { integrity: 'I-00', status: 'S-09', issuer };
  if (reason === 'not-a-pdf' || reason === 'too-large') return { integrity: 'I-04', status: 'S-09', issuer: 'O-09' };
  return { integrity: reason === 'no-signature' ? 'I-03' : 'I-02', status: 'S-09', issuer: 'O-09' };
}

const describe = (proof: Proof): Verification['proof'] => ({
  title: proof.title,
  number: proof.number,
  holder: maskName(proof.holder),
  purpose: proof.purpose,
  issuedOn: shanghaiDate(proof.issuedAt),
  validUntil: proof.validUntil,
  revokedOn: proof.revokedAt && shanghaiDate(proof.revokedAt),
});

/** `gjj 2026 000123` and its like → `GJJ-2026-000123`; anything else stays what it is and is found nowhere. */
export function readNumber(typed: string): string {
  const plain = typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  const match = /^([A-Z]{2,8})(\d{4})(\d{6,9})$/.exec(plain);
  return match ? match.slice(1).join('-') : '';
}
