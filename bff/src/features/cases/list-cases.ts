import type { casesApi } from 'shared/cases.ts';
import type { InputOf, OutputOf } from 'shared/endpoint.ts';
import type { Resident } from '../../kernel/actor.ts';
import { summaryOf } from './case-view.ts';
import type { Deps } from './deps.ts';
import { surroundings } from './read-case.ts';

/** My calls, or those of the firm I act for, newest first. */
export async function listCases(
  deps: Deps,
  actor: Resident,
  input: InputOf<typeof casesApi.mine>,
): Promise<OutputOf<typeof casesApi.mine>> {
  const caller = { id: actor.id, organizationId: actor.actingFor?.organizationId ?? null };
  const [found, around] = await Promise.all([
    deps.cases.listCalls(caller, input.after ?? null, input.limit + 1),
    surroundings(deps),
  ]);
  const items = found.slice(0, input.limit).map((one) => summaryOf(one, around));
  return { items, next: found.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
