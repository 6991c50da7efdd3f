import type { handlingApi } from 'shared/handling.ts';
import type { OutputOf } from 'shared/endpoint.ts';
import type { Staff } from '../../kernel/actor.ts';
import type { Deps } from './deps.ts';
import { deskOf } from './who-may.ts';

/** The units a case can be dispatched to. */
export async function listUnits(deps: Deps, actor: Staff): Promise<OutputOf<typeof handlingApi.units>> {
  const units = await deps.units();
  deskOf(actor, units.isHotline);
  return { items: [...units.all] };
}
