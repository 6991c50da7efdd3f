import { caseStatuses, statusesWaitingFor, type CaseStatus } from 'shared/case-steps.ts';
import { yellowUntil } from 'shared/deadlines.ts';
import type { HandlingView, handlingApi } from 'shared/handling.ts';
import type { InputOf, OutputOf } from 'shared/endpoint.ts';
import type { Staff } from '../../kernel/actor.ts';
import { summaryOf } from './case-view.ts';
import { sortAtOf, type BoardPlace, type Deps } from './deps.ts';
import { surroundings } from './read-case.ts';
import { deskOf, seesAll, type CaseDesk } from './who-may.ts';

const FINISHED: readonly CaseStatus[] = ['answered', 'rated', 'declined', 'archived'];

/** A desk's cases: mine to do, in others' hands, finished; the first to run out first. */
export async function listBoard(
  deps: Deps,
  actor: Staff,
  input: InputOf<typeof handlingApi.board>,
): Promise<OutputOf<typeof handlingApi.board>> {
  const around = await surroundings(deps);
  const desk = deskOf(actor, around.units.isHotline);
  const scope = { statuses: statusesOf(input.view, desk), unitId: seesAll(desk) ? null : desk.unitId };
  const yellow = yellowUntil(around.calendar, around.now);
  const due = {
    from: input.light === 'yellow' ? around.now : input.light === 'green' ? justAfter(yellow) : null,
    until: input.light === 'red' ? around.now : input.light === 'yellow' ? justAfter(yellow) : null,
  };
  const query = { ...scope, due, newestFirst: input.view === 'finished', after: placeOf(input.after) };
  const [found, counts] = await Promise.all([
    deps.cases.listBoard({ ...query, limit: input.limit + 1 }),
    deps.cases.countBoard(scope, around.now, justAfter(yellow)),
  ]);
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    items: page.map((one) => summaryOf(one, around)),
    next: found.length > input.limit && last ? `${sortAtOf(last).toISOString()}~${last.id}` : null,
    counts,
  };
}

function statusesOf(view: HandlingView, { parties }: CaseDesk): readonly CaseStatus[] {
  if (view === 'finished') return FINISHED;
  const todo = statusesWaitingFor(parties);
  return caseStatuses.filter((status) => !FINISHED.includes(status) && todo.includes(status) === (view === 'todo'));
}

/** A deadline of exactly that instant still counts. */
const justAfter = (at: Date): Date => new Date(at.getTime() + 1);

function placeOf(cursor: string | undefined): BoardPlace | null {
  const [at = '', id = ''] = cursor?.split('~') ?? [];
  return id === '' ? null : { sortAt: new Date(at), id };
}
