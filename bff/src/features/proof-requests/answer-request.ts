import type { InputOf } from 'shared/endpoint.ts';
import type { proofRequestsApi, RequestStepTaken } from 'shared/proof-requests.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { Deps } from './deps.ts';
import { moveRequest, type TakenStep } from './move-request.ts';
import { surroundings } from './read-request.ts';
import { wrongMaterials } from './submit-request.ts';

/** The applicant hands in what the department asked for: at least one file, or words why there is none. */
export async function supplyMaterial(
  deps: Deps,
  actor: Resident,
  { id, version, materials, note }: InputOf<typeof proofRequestsApi.supply>,
  once: Once,
): Promise<RequestStepTaken> {
  if (note === null && Object.values(materials).every((ids) => ids.length === 0))
    throw new AppError('request.invalid', { fields: { materials: '请上传要补的材料，或写明情况' } });
  return takeOwnStep(deps, actor, { id, step: 'supply', seen: version, text: note, materials }, once);
}

/** The applicant takes a request back. */
export const withdrawRequest = (
  deps: Deps,
  actor: Resident,
  { id, version }: InputOf<typeof proofRequestsApi.withdraw>,
  once: Once,
): Promise<RequestStepTaken> => takeOwnStep(deps, actor, { id, step: 'withdraw', seen: version, text: null }, once);

async function takeOwnStep(
  deps: Deps,
  actor: Resident,
  { id, ...taken }: Omit<TakenStep, 'party'> & { id: string },
  once: Once,
): Promise<RequestStepTaken> {
  const { calendar, now, typeOf } = await surroundings(deps);
  return deps.inTransaction(async (stores) => {
    const found = await stores.requests.find(id);
    if (found?.residentId !== actor.id) throw new AppError('proof-request.not-found');
    const fields = wrongMaterials(typeOf(found.type), taken.materials ?? {}, false);
    if (Object.keys(fields).length > 0) throw new AppError('request.invalid', { fields });
    return moveRequest(
      stores,
      found,
      { ...taken, party: 'applicant' },
      { actor, eventId: once.resourceId, calendar, now },
    );
  }, once);
}
