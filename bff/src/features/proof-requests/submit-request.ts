import { judgeAnswers } from 'shared/form-fields.ts';
import { proofRequestStatuses, stepsOpenTo } from 'shared/proof-request-steps.ts';
import type { MaterialsGiven, ProofRequest as RequestView, SubmitProofRequest } from 'shared/proof-requests.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { NewId } from '../../kernel/new-id.ts';
import type { Once } from '../../kernel/once.ts';
import type { Deps, MaterialStore } from './deps.ts';
import { openRequest, requestNumber } from './proof-request.ts';
import { surroundings } from './read-request.ts';
import type { RequestType } from './request-type.ts';
import { requestView } from './request-view.ts';

/** As long as it can be taken back it is not decided, and a second one would be the same thing twice. */
const OPEN = proofRequestStatuses.filter((status) => stepsOpenTo(status, 'applicant').includes('withdraw'));

/** Takes a request in: number, first event and materials in one transaction. */
export async function submitRequest(
  deps: Deps,
  actor: Resident,
  input: SubmitProofRequest,
  once: Once,
): Promise<RequestView> {
  const around = await surroundings(deps);
  const { now } = around;
  const { type, answers } = judge(deps, input, now);
  if (actor.steppedUpUntil === null || actor.steppedUpUntil <= now) throw new AppError('session.step-up-required');
  const applicant = await deps.people.identityOf(actor.id);
  if (!applicant) throw new AppError('session.identity-required');
  const day = shanghaiDate(now);
  await deps.requests.openDay(day);
  const eventId = deps.newId();
  return deps.inTransaction(async ({ requests, materials, audit }) => {
    // The number's lock comes first: parallel requests of one person count each other.
    const number = requestNumber(day, await requests.nextNumber(day));
    if ((await requests.countOf(actor.id, type.code, OPEN)) > 0) throw new AppError('proof-request.already-open');
    const opened = openRequest(
      {
        id: once.resourceId,
        number,
        type: type.code,
        department: type.department,
        residentId: actor.id,
        applicant: { name: applicant.name, idNumber: applicant.idNumber },
        purpose: input.purpose,
        recipient: input.recipient,
        answers,
        collection: input.collection,
        address: input.collection === 'post' ? input.address : null,
        promisedDays: type.promisedDays,
        submittedAt: now,
      },
      around.calendar,
    );
    const event = {
      id: eventId,
      requestId: opened.id,
      step: 'submit',
      to: opened.status,
      version: opened.version,
      party: 'applicant',
      actorId: actor.id,
      at: now,
      text: null,
    } as const;
    await requests.insert(opened);
    await requests.addEvent(event);
    await attachMaterials(materials, actor.id, input.materials, event, deps.newId);
    await audit.record({ actor, action: 'proof-request.submit', subject: opened.id, facts: { type: type.code } });
    return requestView(
      opened,
      { events: [event], materials: await materials.ofRequest(opened.id) },
      'applicant',
      around,
    );
  }, once);
}

function judge({ types }: Deps, input: SubmitProofRequest, now: Date) {
  const type = types.find(({ code }) => code === input.type);
  if (!type) throw new AppError('request.invalid', { fields: { type: '没有这种证明' } });
  const judged = judgeAnswers(type.fields, input.answers, shanghaiDate(now));
  const fields: Record<string, string> = { ...wrongMaterials(type, input.materials, true) };
  if (!type.purposes.includes(input.purpose)) fields['purpose'] = '请选一个用途';
  if (input.collection === 'post' && input.address === null) fields['address'] = '请填写收件人、手机号和地址';
  if (!judged.ok) for (const [id, words] of Object.entries(judged.errors)) fields[`answers.${id}`] = words;
  if (!judged.ok || Object.keys(fields).length > 0) throw new AppError('request.invalid', { fields });
  return { type, answers: judged.answers };
}

/** What is wrong with the materials handed in; `whole`: all that is wanted must be there. */
export function wrongMaterials(type: RequestType, given: MaterialsGiven, whole: boolean): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const slot of Object.keys(given))
    if (!type.materials.some(({ code }) => code === slot)) fields[`materials.${slot}`] = '没有这种材料';
  if (!whole) return fields;
  for (const { code, label, optional } of type.materials)
    if (!optional && (given[code] ?? []).length === 0) fields[`materials.${code}`] = `请上传${label}`;
  return fields;
}

/**
 * Ties files to what they were handed in with; one that is gone or another's refuses the whole. With `newId`, files of
 * an earlier request may be handed in again.
 */
export async function attachMaterials(
  materials: MaterialStore,
  ownerId: string,
  given: MaterialsGiven,
  event: { id: string; requestId: string },
  newId?: NewId,
): Promise<void> {
  let position = 0;
  for (const [slot, ids] of Object.entries(given)) {
    for (const id of ids) {
      const to = { requestId: event.requestId, eventId: event.id, slot, position };
      const done =
        (await materials.attach(id, ownerId, to)) ||
        (newId !== undefined && (await materials.reuse(id, ownerId, { ...to, newId: newId() })));
      if (!done)
        throw new AppError('material.gone', { fields: { [`materials.${slot}`]: '有文件已经不在了，请重新选一次' } });
      position += 1;
    }
  }
}
