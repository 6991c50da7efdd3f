import type { OutputOf } from 'shared/endpoint.ts';
import type { ProofRequest as RequestView, proofRequestsApi } from 'shared/proof-requests.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import type { ProofRequest } from './proof-request.ts';
import { requestView, type Surroundings } from './request-view.ts';

const LOOKS_MAX = 100;

/** Calendar, offices, types and the hour, for one answer. */
export async function surroundings(deps: Pick<Deps, 'calendar' | 'offices' | 'now' | 'types'>): Promise<Surroundings> {
  return {
    calendar: await deps.calendar(),
    offices: deps.offices,
    now: deps.now(),
    typeOf(code) {
      const type = deps.types.find((one) => one.code === code);
      if (!type) throw new Error(`the type ${code} of a kept request is not defined`);
      return type;
    },
  };
}

/** One of my own requests. */
export async function readRequest(deps: Deps, actor: Resident, input: { id: string }): Promise<RequestView> {
  const found = await findOwned(deps, actor, input.id);
  const [events, materials, around] = await Promise.all([
    deps.requests.eventsOf(found.id),
    deps.materials.ofRequest(found.id),
    surroundings(deps),
  ]);
  return requestView(found, { events, materials }, 'applicant', around);
}

/** When the department looked at one of my requests: the newest hundred. */
export async function readLooks(
  deps: Deps,
  actor: Resident,
  input: { id: string },
): Promise<OutputOf<typeof proofRequestsApi.looks>> {
  const found = await findOwned(deps, actor, input.id);
  const looks = await deps.requests.looksAt(found.id, LOOKS_MAX);
  const { organization } = deps.offices.nameOf(found.department);
  return { items: looks.map(({ id, at }) => ({ id, organization, at: at.toISOString() })) };
}

async function findOwned({ requests }: Pick<Deps, 'requests'>, actor: Resident, id: string): Promise<ProofRequest> {
  const found = await requests.find(id);
  if (found?.residentId !== actor.id) throw new AppError('proof-request.not-found');
  return found;
}
