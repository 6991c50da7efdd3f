import type { InputOf, OutputOf } from 'shared/endpoint.ts';
import type { inquiriesApi, InquiryView } from 'shared/inquiries.ts';
import type { Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps, InquiryQuery } from './deps.ts';
import { aboutMeView, cardOf, summaryOf } from './inquiry-view.ts';
import { surroundings } from './read-inquiry.ts';
import { deskOf } from './who-may.ts';

const VIEWS: Readonly<Record<InquiryView, Pick<InquiryQuery, 'side' | 'statuses'>>> = {
  asked: { side: 'asker', statuses: ['asked'] },
  'to-answer': { side: 'holder', statuses: ['asked'] },
  finished: { side: 'either', statuses: ['answered', 'declined', 'cancelled'] },
};

/** My department's inquiries, names masked, newest first. */
export async function listInquiries(
  deps: Deps,
  actor: Staff,
  { view, after, limit }: InputOf<typeof inquiriesApi.list>,
): Promise<OutputOf<typeof inquiriesApi.list>> {
  const [around, department] = await Promise.all([surroundings(deps), deskOf(actor, deps.offices)]);
  const [found, toAnswer] = await Promise.all([
    deps.inquiries.list({ ...VIEWS[view], department, after: after ?? null, limit: limit + 1 }),
    deps.inquiries.countToAnswer(department),
  ]);
  const items = found.slice(0, limit).map((one) => summaryOf(one, around));
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null, toAnswer };
}

/** What my department may ask for. */
export async function listDataSets(deps: Deps, actor: Staff): Promise<OutputOf<typeof inquiriesApi.dataSets>> {
  const department = await deskOf(actor, deps.offices);
  const cards = deps.dataSets.map((dataSet) => cardOf(dataSet, department, deps.offices));
  return { items: cards.filter(({ grants }) => grants.length > 0) };
}

/** Which departments asked which about me, newest first. */
export async function listAboutMe(
  deps: Deps,
  actor: Resident,
  { after, limit }: InputOf<typeof inquiriesApi.aboutMe>,
): Promise<OutputOf<typeof inquiriesApi.aboutMe>> {
  const person = await deps.people.identityOf(actor.id);
  if (!person) throw new AppError('session.identity-required');
  const [found, around] = await Promise.all([
    deps.inquiries.listAbout(person.idNumber, after ?? null, limit + 1),
    surroundings(deps),
  ]);
  const items = found.slice(0, limit).map((one) => aboutMeView(one, around));
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
