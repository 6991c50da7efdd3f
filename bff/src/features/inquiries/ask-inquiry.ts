import type { AskInquiry, Inquiry as InquiryView } from 'shared/inquiries.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { answerSheet } from './answer-sheet.ts';
import type { DataSet, Grant } from './data-set.ts';
import type { AnswerSheet, Deps, Stores } from './deps.ts';
import { grantFor, inquiryNumber, openInquiry, type Inquiry } from './inquiry.ts';
import { inquiryView } from './inquiry-view.ts';
import { surroundings } from './read-inquiry.ts';
import { deskOf, partiesIn } from './who-may.ts';

/**
 * A department asks another about a person: refused and recorded when the purpose is not registered, answered by data
 * at once with a sealed sheet, or handed to the holder's people with a deadline. The person sees it either way.
 */
export async function askInquiry(deps: Deps, actor: Staff, input: AskInquiry, once: Once): Promise<InquiryView> {
  const [around, asker] = await Promise.all([surroundings(deps), deskOf(actor, deps.offices)]);
  const { now } = around;
  const dataSet = deps.dataSets.find(({ code }) => code === input.dataSet);
  if (!dataSet) throw new AppError('request.invalid', { fields: { dataSet: '没有这一项' } });
  const { legalBasis } = await registered(deps, actor, dataSet, asker, input.purpose);
  const { answer, holder } = dataSet;
  const found =
    answer.by === 'data'
      ? await deps.sources.statementOf(actor, {
          source: answer.source,
          person: input.person,
          purpose: input.purpose,
          reference: once.resourceId,
        })
      : null;
  const day = shanghaiDate(now);
  await deps.inquiries.openDay(day);
  const sheetId = deps.newId();
  const facts = {
    id: once.resourceId,
    dataSet: dataSet.code,
    ...{ asker, holder, legalBasis },
    purpose: input.purpose,
    matterNumber: input.matterNumber,
    person: input.person,
    askedBy: actor.id,
    askedAt: now,
  };
  const sheetFor = (number: string): AnswerSheet =>
    answerSheet(sheetId, { ...facts, number }, { statement: found, by: 'data', at: now }, deps.offices);
  if (answer.by === 'data') deps.sealing.check(sheetFor(inquiryNumber(day, 0)));
  const subjectId = await deps.people.residentIdOf(input.person.idNumber);
  const work = () =>
    deps.inTransaction(async (stores) => {
      const number = inquiryNumber(day, await stores.inquiries.nextNumber(day));
      const inquiry = openInquiry(
        { ...facts, number },
        answer.by === 'data' ? { proofId: sheetId } : { days: answer.promisedDays, calendar: around.calendar },
      );
      await stores.inquiries.insert(inquiry);
      if (answer.by === 'data') await stores.sealing.seal(sheetFor(number), actor);
      await tell(stores, actor, inquiry, 'inquiry.ask', subjectId);
      return inquiry;
    }, once);
  const inquiry = await (answer.by === 'data' ? deps.sealing.takeTurns(holder, work) : work());
  return inquiryView(inquiry, partiesIn(asker, inquiry), around);
}

async function registered(deps: Deps, actor: Staff, dataSet: DataSet, asker: string, purpose: string): Promise<Grant> {
  try {
    return grantFor(dataSet, asker, purpose);
  } catch (error) {
    await deps.inTransaction(({ audit }) =>
      audit.record({
        actor,
        action: 'inquiry.ask',
        subject: dataSet.code,
        outcome: 'refused',
        facts: { asker, holder: dataSet.holder },
      }),
    );
    throw error;
  }
}

/** The audit row, and the phone of the person asked about, if they have the app. */
export async function tell(
  { audit, live }: Pick<Stores, 'audit' | 'live'>,
  actor: Staff,
  { id, dataSet, asker, holder, status }: Inquiry,
  action: string,
  subjectId: string | null,
): Promise<void> {
  await audit.record({ actor, action, subject: id, facts: { dataSet, asker, holder, status } });
  if (subjectId !== null) await live.push(`resident:${subjectId}`, 'inquiry.changed', id);
}
