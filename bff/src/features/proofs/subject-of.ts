import type { Asker } from 'shared/proofs.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import { personOf } from './person-of.ts';
import type { ProofType, Subject } from './proof-type.ts';
import { findWard } from './wards.ts';

/** Whom a proof is to be about, in ids and keys; also what a correction has of the proof it replaces. */
export interface About {
  readonly about: Asker;
  readonly residentId: string;
  readonly organizationId: string | null;
  readonly wardKey: string | null;
}

/**
 * Turns ids into names and numbers as they are today. The applicant's right is checked here: the type must allow it, a
 * child must be theirs, a firm the one the session acts for.
 */
export async function subjectOf(
  deps: Deps,
  actor: Actor,
  type: Pick<ProofType, 'askers'>,
  { about, residentId, organizationId, wardKey }: About,
  reference: string,
): Promise<Subject> {
  if (!type.askers.includes(about)) throw new AppError('proof.not-for-asker');
  if (about === 'self') return personOf(deps, residentId);
  if (about === 'firm') return firmOf(deps, organizationId);
  if (wardKey === null) throw new AppError('request.invalid', { fields: { wardKey: '请选择孩子' } });
  const ward = await findWard(deps, actor, { guardianId: residentId, wardKey, reference });
  return { kind: 'person', name: ward.name, code: ward.idNumber };
}

async function firmOf({ people }: Deps, organizationId: string | null): Promise<Subject> {
  const firm = organizationId === null ? null : await people.organizationOf(organizationId);
  if (!firm) throw new AppError('proof.not-for-asker');
  return { kind: 'firm', name: firm.name, code: firm.creditCode };
}
