import { judgeCode } from 'shared/judge-code.ts';
import { parseCode } from 'shared/signed-code.ts';
import type { Verification } from 'shared/verification.ts';
import { AppError } from '../../kernel/app-error.ts';
import { onRegister } from './on-register.ts';
import { readCode, type Proof } from './proof.ts';
import type { VerificationDeps } from './verification-deps.ts';

/**
 * By what the QR code holds. A code that is on the register is ours, signed or (until November 2026) random; one that is
 * not is judged by its signature. What is no code at all gets one and the same refusal.
 */
export async function verifyByCode(
  deps: VerificationDeps,
  { code }: { code: string },
  peer: string,
): Promise<Verification> {
  const now = deps.now();
  const signed = parseCode(code);
  const proof = await deps.misses.look(peer, now, () => findByCode(deps, code));
  if (proof) {
    await deps.checks.note(proof.id, 'code', now);
    return registered(deps, proof, signed?.keyId, now);
  }
  const judged = judgeCode(code, deps.codes.published(now), now)?.verification;
  if (!judged) throw new AppError('verification.not-found');
  if (judged.issuer === 'O-08') return { ...judged, issuer: 'O-06' };
  return judged.integrity === 'I-05' ? { ...judged, status: 'S-08', proof: null } : judged;
}

const OLD_LENGTH = 26;

/** An old code may be typed by hand; a signed one is scanned and stays as it is. */
export async function findByCode({ proofs }: VerificationDeps, code: string): Promise<Proof | null> {
  if (parseCode(code)) return proofs.findByLinkCode(code);
  const typed = readCode(code);
  return typed.length === OLD_LENGTH ? proofs.findByLinkCode(typed) : null;
}

function registered(deps: VerificationDeps, proof: Proof, keyId: string | undefined, now: Date): Verification {
  const isTrusted = deps.codes.published(now).codeKeys.some(({ id, revoked }) => id === keyId && !revoked);
  return {
    integrity: isTrusted ? 'I-05' : 'I-01',
    issuer: isTrusted ? 'O-02' : 'O-01',
    ...onRegister(proof, now),
    checkedAt: now.toISOString(),
  };
}
