import type { casesApi, StepTaken } from 'shared/cases.ts';
import type { InputOf } from 'shared/endpoint.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { Deps } from './deps.ts';
import { remind } from './service-case.ts';
import { isMine } from './who-may.ts';

/** The caller asks for speed; it stands in the course and on the board. */
export const remindCase = (
  deps: Deps,
  actor: Resident,
  { id, version }: InputOf<typeof casesApi.remind>,
  once: Once,
): Promise<StepTaken> =>
  deps.inTransaction(async ({ cases, audit }) => {
    const found = await cases.find(id);
    if (!found || !isMine(actor, found)) throw new AppError('case.not-found');
    const now = deps.now();
    const after = remind(found, version, now);
    if (!(await cases.change(found, after))) throw new AppError('request.conflict');
    await cases.addEvent({
      id: once.resourceId,
      caseId: id,
      step: 'remind',
      to: after.status,
      version: after.version,
      party: 'caller',
      actorId: actor.id,
      unitId: found.unitId,
      at: now,
      text: null,
    });
    await audit.record({ actor, action: 'case.remind', subject: id });
    return { id, status: after.status, version: after.version };
  }, once);
