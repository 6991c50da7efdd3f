import { judgeAnswers } from 'shared/form-fields.ts';
import type { InputOf } from 'shared/endpoint.ts';
import type { inquiriesApi, Inquiry as InquiryView, InquiryStepDetails } from 'shared/inquiries.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { answerSheet } from './answer-sheet.ts';
import { tell } from './ask-inquiry.ts';
import type { AnswerSheet, Deps } from './deps.ts';
import { take, type Inquiry } from './inquiry.ts';
import { inquiryView, type Surroundings } from './inquiry-view.ts';
import { surroundings } from './read-inquiry.ts';
import { deskOf, partiesIn } from './who-may.ts';

/** The holder answers or declines, the asker cancels; an answer is sealed in the same transaction. */
export async function takeInquiry(
  deps: Deps,
  actor: Staff,
  { id, version, details }: InputOf<typeof inquiriesApi.take>,
  once: Once,
): Promise<InquiryView> {
  const [around, department] = await Promise.all([surroundings(deps), deskOf(actor, deps.offices)]);
  const seen = await deps.inquiries.find(id);
  const parties = seen ? partiesIn(department, seen) : [];
  if (!seen || parties.length === 0) throw new AppError('inquiry.not-found');
  const sheet = details.step === 'answer' ? sheetOf(deps, seen, details.findings, around) : null;
  const change = { answeredBy: actor.id, reason: details.step === 'decline' ? details.reason : null };
  const subjectId = await deps.people.residentIdOf(seen.person.idNumber);
  const work = () =>
    deps.inTransaction(async (stores) => {
      const before = await stores.inquiries.find(id);
      if (!before) throw new AppError('inquiry.not-found');
      const after = take(before, {
        step: details.step,
        parties,
        seen: version,
        change: { ...change, proofId: sheet?.id ?? null },
        now: around.now,
      });
      if (!(await stores.inquiries.change(before, after))) throw new AppError('request.conflict');
      if (sheet) await stores.sealing.seal(sheet, actor);
      await tell(stores, actor, after, `inquiry.${details.step}`, subjectId);
      return after;
    }, once);
  if (sheet) deps.sealing.check(sheet);
  const after = await (sheet ? deps.sealing.takeTurns(seen.holder, work) : work());
  return inquiryView(after, parties, around);
}

function sheetOf(
  deps: Deps,
  inquiry: Inquiry,
  given: Extract<InquiryStepDetails, { step: 'answer' }>['findings'],
  { dataSetOf, now }: Surroundings,
): AnswerSheet {
  const { answer } = dataSetOf(inquiry.dataSet);
  if (answer.by !== 'person') throw new AppError('inquiry.step-not-open');
  const judged = judgeAnswers(answer.findings, given, shanghaiDate(now));
  if (!judged.ok) {
    const fields = Object.entries(judged.errors).map(([name, words]) => [`details.findings.${name}`, words]);
    throw new AppError('request.invalid', { fields: Object.fromEntries(fields) });
  }
  const statement = answer.state(judged.answers);
  return answerSheet(deps.newId(), inquiry, { statement, by: 'person', at: now }, deps.offices);
}
