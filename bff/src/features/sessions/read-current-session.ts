import { maskIdNumber, maskName } from 'shared/identity.ts';
import type { CurrentSession } from 'shared/sessions.ts';
import type { Actor, Resident } from '../../kernel/actor.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { SessionNames, SessionStore } from './deps.ts';
import { actorOf, csrfTokenOf } from './session.ts';

interface Deps {
  readonly names: SessionNames;
  readonly district: string | null;
  readonly simulated: boolean;
}

/** What pages may know of the caller's own session; `csrfToken` as the session was authenticated. */
export async function readCurrentSession(
  { names, district, simulated }: Deps,
  actor: Actor,
  csrfToken: string | null,
): Promise<CurrentSession> {
  const nobody: CurrentSession = {
    level: 'none',
    csrfToken: null,
    resident: null,
    knownAs: null,
    acting: null,
    steppedUpUntil: null,
    district,
    simulated,
  };
  if (actor.kind === 'anyone' || actor.kind === 'staff') return nobody;
  const known = { ...nobody, csrfToken };
  if (actor.kind === 'visitor') return { ...known, level: 'visitor', knownAs: await knownAs(names, actor.accountId) };
  const person = await names.personOf(actor.id);
  return {
    ...known,
    level: 'resident',
    resident: person && { name: person.name, maskedIdNumber: maskIdNumber(person.idNumber) },
    acting: await actingOf(names, actor),
    steppedUpUntil: actor.steppedUpUntil?.toISOString() ?? null,
  };
}

/** The view of a session that just changed. */
export async function describeSession(
  deps: Deps & { readonly sessions: Pick<SessionStore, 'find'>; readonly cipher: Pick<FieldCipher, 'blindIndex'> },
  sessionId: string,
): Promise<CurrentSession> {
  const session = await deps.sessions.find(sessionId);
  if (!session) return readCurrentSession(deps, { kind: 'anyone' }, null);
  return readCurrentSession(deps, actorOf(session), csrfTokenOf(deps.cipher, session.tokenHash));
}

async function knownAs(names: SessionNames, accountId: string): Promise<CurrentSession['knownAs']> {
  const residentId = await names.residentOfAccount(accountId);
  const person = residentId === null ? null : await names.personOf(residentId);
  return person && { maskedName: maskName(person.name), maskedIdNumber: maskIdNumber(person.idNumber) };
}

async function actingOf(names: SessionNames, { actingFor }: Resident): Promise<CurrentSession['acting']> {
  if (!actingFor) return null;
  const organizationName = await names.organizationName(actingFor.organizationId);
  return organizationName === null ? null : { ...actingFor, organizationName };
}
