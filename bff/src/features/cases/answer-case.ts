import type { casesApi, StepTaken } from 'shared/cases.ts';
import type { InputOf } from 'shared/endpoint.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { Deps } from './deps.ts';
import { moveCase, type TakenStep } from './move-case.ts';
import { isMine } from './who-may.ts';

/** The caller says whether it is solved; no is as easy as yes and reopens the case. */
export const answerCase = (
  deps: Deps,
  actor: Resident,
  { id, version, solved, comment }: InputOf<typeof casesApi.answer>,
  once: Once,
): Promise<StepTaken> =>
  takeAsCaller(deps, actor, id, { step: solved ? 'confirm' : 'reopen', seen: version, text: comment }, once);

/** The caller rates the handling. */
export const rateCase = (
  deps: Deps,
  actor: Resident,
  { id, version, stars, comment }: InputOf<typeof casesApi.rate>,
  once: Once,
): Promise<StepTaken> =>
  takeAsCaller(deps, actor, id, { step: 'rate', seen: version, text: comment, change: { stars } }, once);

async function takeAsCaller(
  deps: Deps,
  actor: Resident,
  caseId: string,
  taken: Pick<TakenStep, 'step' | 'seen' | 'text' | 'change'>,
  once: Once,
): Promise<StepTaken> {
  const calendar = await deps.calendar();
  return deps.inTransaction(async (stores) => {
    const found = await stores.cases.find(caseId);
    if (!found || !isMine(actor, found)) throw new AppError('case.not-found');
    const hand = { actor, eventId: once.resourceId, calendar, now: deps.now() };
    return moveCase(stores, found, { ...taken, parties: ['caller'], unitId: found.unitId }, hand);
  }, once);
}
