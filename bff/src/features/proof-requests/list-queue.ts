import type { InputOf, OutputOf } from 'shared/endpoint.ts';
import { proofRequestStatuses, statusesWaitingFor, type ProofRequestStatus } from 'shared/proof-request-steps.ts';
import type { ReviewView, reviewsApi } from 'shared/reviews.ts';
import { maskName } from 'shared/identity.ts';
import type { Staff } from '../../kernel/actor.ts';
import { sortAtOf, type Deps, type QueueQuery } from './deps.ts';
import { surroundings } from './read-request.ts';
import { summaryOf } from './request-view.ts';
import { deskOf } from './who-may.ts';

const TODO = statusesWaitingFor('department');
const WAITING = statusesWaitingFor('applicant');
const VIEWS: Readonly<Record<ReviewView, readonly ProofRequestStatus[]>> = {
  todo: TODO,
  waiting: WAITING,
  finished: proofRequestStatuses.filter((status) => !TODO.includes(status) && !WAITING.includes(status)),
};

/** My department's requests: to do, with the applicant, finished; names masked, the first to run out first. */
export async function listQueue(
  deps: Deps,
  actor: Staff,
  { view, after, limit }: InputOf<typeof reviewsApi.queue>,
): Promise<OutputOf<typeof reviewsApi.queue>> {
  const [around, department] = await Promise.all([surroundings(deps), deskOf(actor, deps.offices)]);
  const query = { department, statuses: VIEWS[view], newestFirst: view === 'finished', after: placeOf(after) };
  const [found, counts] = await Promise.all([
    deps.requests.listQueue({ ...query, limit: limit + 1 }),
    deps.requests.countQueue({ department, statuses: TODO }, around.now),
  ]);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((one) => ({ ...summaryOf(one, around), applicant: maskName(one.applicant.name) })),
    next: found.length > limit && last ? `${sortAtOf(last).toISOString()}~${last.id}` : null,
    counts,
  };
}

function placeOf(cursor: string | undefined): QueueQuery['after'] {
  const [at = '', id = ''] = cursor?.split('~') ?? [];
  return id === '' ? null : { sortAt: new Date(at), id };
}
