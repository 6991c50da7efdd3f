import { judgeAnswers } from 'shared/form-fields.ts';
import type { InputOf } from 'shared/endpoint.ts';
import type { RequestStepTaken } from 'shared/proof-requests.ts';
import type { ReviewStep, reviewsApi } from 'shared/reviews.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { Deps, ReviewedProof } from './deps.ts';
import { moveRequest, type TakenStep } from './move-request.ts';
import type { ProofRequest } from './proof-request.ts';
import { surroundings } from './read-request.ts';
import type { Surroundings } from './request-view.ts';
import { deskOf } from './who-may.ts';

type Input = InputOf<typeof reviewsApi.take>;

/** A reviewer takes the next step; an approval or correction numbers, writes and seals the proof in the same transaction. */
export async function takeReview(
  deps: Deps,
  actor: Staff,
  { id, version, details }: Input,
  once: Once,
): Promise<RequestStepTaken> {
  const [around, department] = await Promise.all([surroundings(deps), deskOf(actor, deps.offices)]);
  const seen = await deps.requests.find(id);
  if (seen?.department !== department) throw new AppError('proof-request.not-found');
  const proof = 'findings' in details ? proofOf(deps, seen, details.findings, around) : null;
  const hand = { actor, eventId: once.resourceId, calendar: around.calendar, now: around.now };
  const work = () =>
    deps.inTransaction(async (stores) => {
      const found = await stores.requests.find(id);
      if (!found) throw new AppError('proof-request.not-found');
      const said = whatItSays(details);
      const change = { ...said.change, ...(proof && { proofId: proof.id }) };
      const taken = await moveRequest(
        stores,
        found,
        { ...said, change, step: details.step, party: 'department', seen: version },
        hand,
      );
      if (proof && found.proofId) await stores.sealing.replace(found.proofId, proof, actor);
      else if (proof) await stores.sealing.seal(proof, actor);
      return taken;
    }, once);
  if (!proof) return work();
  deps.sealing.check(proof);
  return deps.sealing.takeTurns(proof.type.department, work);
}

/** Answers a repeat of a step of one's own. */
export async function readStepTaken(deps: Deps, actor: Resident | Staff, eventId: string): Promise<RequestStepTaken> {
  const event = await deps.requests.findEvent(eventId);
  if (event?.actorId !== actor.id) throw new AppError('proof-request.not-found');
  const request = await deps.requests.find(event.requestId);
  const seals = event.step === 'approve' || event.step === 'correct';
  const proofId = seals ? (request?.proofId ?? null) : null;
  return { id: event.requestId, status: event.to, version: event.version, proofId };
}

function whatItSays(details: ReviewStep): Pick<TakenStep, 'text' | 'change'> {
  switch (details.step) {
    case 'accept':
      return { text: null };
    case 'approve':
      return { text: null, change: { findings: details.findings } };
    case 'correct':
      // Of a corrected proof the paper copy is posted anew.
      return { text: details.what, change: { findings: details.findings, tracking: null } };
    case 'ask':
      return { text: details.wanted };
    case 'refuse':
      return { text: details.reason };
    case 'post': {
      const { carrier, number } = details;
      return { text: `${carrier} ${number}`, change: { tracking: { carrier, number } } };
    }
  }
}

function proofOf(
  deps: Deps,
  request: ProofRequest,
  given: Record<string, string>,
  { typeOf, now }: Surroundings,
): ReviewedProof {
  const type = typeOf(request.type);
  const on = shanghaiDate(now);
  const judged = judgeAnswers(type.findings, given, on);
  if (!judged.ok) {
    const fields = Object.entries(judged.errors).map(([id, words]) => [`details.findings.${id}`, words]);
    throw new AppError('request.invalid', { fields: Object.fromEntries(fields) });
  }
  const { applicant, answers } = request;
  const facts = { ...applicant, answers, findings: judged.answers, district: deps.district, on };
  return {
    id: deps.newId(),
    residentId: request.residentId,
    holder: applicant,
    type,
    purpose: request.purpose,
    recipient: request.recipient,
    statement: type.state(facts),
    at: now,
  };
}
