import { addWorkingDays, closingTime, shanghaiDate } from 'shared/working-days.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import { moveRequest } from './move-request.ts';
import type { ProofRequest } from './proof-request.ts';
import { surroundings } from './read-request.ts';
import type { Surroundings } from './request-view.ts';

/** Working days before the last one on which the applicant is reminded. */
const REMINDED_DAYS = 2;
/** The clock shows the offices' closing time, 18:00; the whole of the last day is the applicant's. */
const EVENING_MS = 6 * 3_600_000;
const AT_ONCE = 100;

/**
 * Ends the requests whose material never came, and reminds of those that soon run out. Safe at any time, by anyone,
 * twice: each is a compare-and-set, and who loses it has nothing left to do.
 */
export async function mindTerms(deps: Deps): Promise<{ readonly reminded: number; readonly lapsed: number }> {
  const around = await surroundings(deps);
  const { now, calendar } = around;
  const over = { dueBefore: new Date(now.getTime() - EVENING_MS), reminded: true };
  let lapsed = 0;
  for (const one of await deps.requests.listWithApplicant(over, AT_ONCE))
    if (await lapse(deps, one, around)) lapsed += 1;
  const soon = addWorkingDays(calendar, shanghaiDate(now), REMINDED_DAYS).date;
  const ending = { dueBefore: new Date(closingTime(soon).getTime() + 1), reminded: false };
  let reminded = 0;
  for (const one of await deps.requests.listWithApplicant(ending, AT_ONCE)) if (await remind(deps, one)) reminded += 1;
  return { reminded, lapsed };
}

async function lapse(deps: Deps, seen: ProofRequest, { now, calendar }: Surroundings): Promise<boolean> {
  const taken = { step: 'lapse', party: 'clock', seen: seen.version, text: lastDayWords(seen) } as const;
  const hand = { actor: { kind: 'anyone' }, eventId: deps.newId(), calendar, now } as const;
  return deps
    .inTransaction((stores) => moveRequest(stores, seen, taken, hand))
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof AppError && error.code === 'request.conflict') return false;
        throw error;
      },
    );
}

const lastDayWords = ({ deadline }: ProofRequest): string | null =>
  deadline && `到 ${Number(deadline.date.slice(5, 7))} 月 ${Number(deadline.date.slice(8))} 日还没有收到要补的材料`;

const remind = (deps: Deps, seen: ProofRequest): Promise<boolean> =>
  deps.inTransaction(async ({ requests, audit, live }) => {
    if (!(await requests.markReminded(seen, deps.now()))) return false;
    await audit.record({ actor: { kind: 'anyone' }, action: 'proof-request.remind', subject: seen.id });
    await live.push(`resident:${seen.residentId}`, 'proof-request.reminded', seen.id);
    return true;
  });
