import type { ReviewedRequest } from 'shared/reviews.ts';
import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import { surroundings } from './read-request.ts';
import { requestView } from './request-view.ts';
import { deskOf } from './who-may.ts';

/** One request at the reviewer's desk; the look is recorded in the audit trail, and for the applicant. */
export async function readReviewed(deps: Deps, actor: Staff, { id }: { id: string }): Promise<ReviewedRequest> {
  const [around, department] = await Promise.all([surroundings(deps), deskOf(actor, deps.offices)]);
  const { shown, proofId } = await deps.inTransaction(async ({ requests, materials, audit }) => {
    const found = await requests.find(id);
    if (found?.department !== department) throw new AppError('proof-request.not-found');
    await requests.addLook({ id: deps.newId(), requestId: id, staffId: actor.id, at: around.now });
    await audit.record({ actor, action: 'proof-request.read', subject: id });
    const record = { events: await requests.eventsOf(id), materials: await materials.ofRequest(id) };
    const { applicant, type, findings, proofId } = found;
    const view = requestView(found, record, 'department', around);
    return {
      shown: { ...view, applicant, findings: [...around.typeOf(type).findings], found: findings },
      proofId,
    };
  });
  const proof = proofId === null ? null : await deps.sealing.registered(department, proofId);
  const steps = proof && proof.state !== 'valid' ? shown.steps.filter((step) => step !== 'correct') : shown.steps;
  return { ...shown, steps, proof };
}
