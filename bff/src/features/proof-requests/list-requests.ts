import type { InputOf, OutputOf } from 'shared/endpoint.ts';
import type { proofRequestsApi } from 'shared/proof-requests.ts';
import type { Resident } from '../../kernel/actor.ts';
import type { Deps } from './deps.ts';
import { surroundings } from './read-request.ts';
import { cardOf, summaryOf } from './request-view.ts';

/** My requests, newest first. */
export async function listRequests(
  deps: Deps,
  actor: Resident,
  input: InputOf<typeof proofRequestsApi.mine>,
): Promise<OutputOf<typeof proofRequestsApi.mine>> {
  const [found, around] = await Promise.all([
    deps.requests.listOwned(actor.id, input.after ?? null, input.limit + 1),
    surroundings(deps),
  ]);
  const items = found.slice(0, input.limit).map((one) => summaryOf(one, around));
  return { items, next: found.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}

export const listTypes = ({
  types,
  offices,
}: Pick<Deps, 'types' | 'offices'>): OutputOf<typeof proofRequestsApi.types> => ({
  types: types.map((type) => cardOf(type, offices)),
});
