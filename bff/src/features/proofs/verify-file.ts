import { answersOf } from 'shared/judge-file.ts';
import type { Verification } from 'shared/verification.ts';
import { onRegister } from './on-register.ts';
import type { Proof } from './proof.ts';
import type { VerificationDeps } from './verification-deps.ts';

/** Looks at the bytes, then at the register by their hash. Nothing of the file is kept. */
export async function verifyFile(
  deps: VerificationDeps,
  file: { bytes: Uint8Array; sha256: string },
  peer: string,
): Promise<Verification> {
  const now = deps.now();
  const proof = await deps.misses.look(peer, now, () => deps.proofs.findBySha256(file.sha256));
  const judged = await deps.paper.verify(file.bytes, proof?.issuedAt);
  const checkedAt = now.toISOString();
  const answers = answersOf(judged);
  if (!judged.ok) return { ...answers, status: 'S-09', organization: null, proof: null, checkedAt };
  const { organization } = judged.signer;
  return { ...answers, ...(await found(deps, proof, now)), organization, checkedAt };
}

/** For a file whose seal was verified where it lies: only the register is asked, so content and issuer stay open. */
export async function verifyHash(
  deps: VerificationDeps,
  { sha256 }: { sha256: string },
  peer: string,
): Promise<Verification> {
  const now = deps.now();
  const proof = await deps.misses.look(peer, now, () => deps.proofs.findBySha256(sha256));
  const issuer = proof ? 'O-01' : 'O-09';
  return { integrity: 'I-01', issuer, ...(await found(deps, proof, now)), checkedAt: now.toISOString() };
}

async function found(deps: VerificationDeps, proof: Proof | null, now: Date) {
  if (!proof) return { status: 'S-08', organization: null, proof: null } as const;
  await deps.checks.note(proof.id, 'file', now);
  return onRegister(proof, now);
}
