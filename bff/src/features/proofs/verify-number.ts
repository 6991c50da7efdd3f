import type { Verification } from 'shared/verification.ts';
import { AppError } from '../../kernel/app-error.ts';
import { onRegister } from './on-register.ts';
import { groupsOfFour, readCode, type Proof } from './proof.ts';
import type { VerificationDeps } from './verification-deps.ts';

/** By number and check code; the number alone says nothing. */
export async function verifyByNumber(
  deps: VerificationDeps,
  input: { number: string; checkCode: string },
  peer: string,
): Promise<Verification> {
  const now = deps.now();
  const proof = await deps.misses.look(peer, now, () => findByNumber(deps, input));
  if (!proof) throw new AppError('verification.not-found');
  await deps.checks.note(proof.id, 'number', now);
  return { integrity: 'I-01', issuer: 'O-01', ...onRegister(proof, now), checkedAt: now.toISOString() };
}

export const findByNumber = (
  { proofs }: VerificationDeps,
  { number, checkCode }: { number: string; checkCode: string },
): Promise<Proof | null> => proofs.findByNumber(readNumber(number), groupsOfFour(readCode(checkCode)));

/** `gjj 2026 000123` and its like → `GJJ-2026-000123`; anything else stays what it is and is found nowhere. */
export function readNumber(typed: string): string {
  const plain = typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  const match = /^([A-Z]{2,8})(\d{4})(\d{6,9})$/.exec(plain);
  return match ? match.slice(1).join('-') : '';
}
