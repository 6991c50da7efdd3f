import type { InputOf } from 'shared/endpoint.ts';
import type { inquiriesApi, Inquiry as InquiryView } from 'shared/inquiries.ts';
import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import type { Inquiry } from './inquiry.ts';
import { inquiryView, type Surroundings } from './inquiry-view.ts';
import { deskOf, partiesIn } from './who-may.ts';

/** Calendar, offices, data sets and the hour, for one answer. */
export async function surroundings(
  deps: Pick<Deps, 'calendar' | 'offices' | 'now' | 'dataSets'>,
): Promise<Surroundings> {
  return {
    calendar: await deps.calendar(),
    offices: deps.offices,
    now: deps.now(),
    dataSetOf(code) {
      const dataSet = deps.dataSets.find((one) => one.code === code);
      if (!dataSet) throw new Error(`the data set ${code} of a kept inquiry is not defined`);
      return dataSet;
    },
  };
}

/** One inquiry of my department; the look is in the audit trail. */
export async function readInquiry(deps: Deps, actor: Staff, { id }: { id: string }): Promise<InquiryView> {
  const { found, parties } = await look(deps, actor, id, 'inquiry.read');
  return inquiryView(found, parties, await surroundings(deps));
}

interface Sheet {
  readonly bytes: Uint8Array;
  readonly mediaType: 'application/pdf' | 'application/ofd';
  readonly fileName: string;
}

/** The sealed answer; the look is in the audit trail. */
export async function readSheet(
  deps: Deps,
  actor: Staff,
  { id, format = 'pdf' }: InputOf<typeof inquiriesApi.sheet>,
): Promise<Sheet> {
  const { found } = await look(deps, actor, id, 'inquiry.read-sheet');
  if (found.proofId === null) throw new AppError('inquiry.not-found');
  const { number, bytes } = await deps.sealing.readSheet({ inquiryId: id, proofId: found.proofId }, format);
  return { bytes, mediaType: `application/${format}`, fileName: `政务数据查询单 ${number}.${format}` };
}

async function look(deps: Deps, actor: Staff, id: string, action: string) {
  const department = await deskOf(actor, deps.offices);
  return deps.inTransaction(async ({ inquiries, audit }) => {
    const found: Inquiry | null = await inquiries.find(id);
    const parties = found ? partiesIn(department, found) : [];
    if (!found || parties.length === 0) throw new AppError('inquiry.not-found');
    await audit.record({ actor, action, subject: id });
    return { found, parties };
  });
}
