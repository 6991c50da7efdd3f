import { maskIdNumber, maskName } from 'shared/identity.ts';
import type { CurrentSession } from 'shared/sessions.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { SessionNames, SessionStore } from './deps.ts';
import { csrfTokenOf, type ResidentSession } from './session.ts';

interface Deps {
  readonly sessions: Pick<SessionStore, 'find'>;
  readonly names: SessionNames;
  readonly cipher: Pick<FieldCipher, 'blindIndex'>;
  readonly district: string | null;
  readonly simulated: boolean;
}

/** What pages may know of a session; null asks for the view of nobody. */
export async function readCurrentSession(deps: Deps, sessionId: string | null): Promise<CurrentSession> {
  const { district, simulated } = deps;
  const session = sessionId === null ? null : await deps.sessions.find(sessionId);
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
  if (session?.kind !== 'resident') return nobody;
  const known = { ...nobody, csrfToken: csrfTokenOf(deps.cipher, session.tokenHash) };
  if (session.residentId === null) {
    return { ...known, level: 'visitor', knownAs: await knownAs(deps.names, session.accountId) };
  }
  const person = await deps.names.personOf(session.residentId);
  return {
    ...known,
    level: 'resident',
    resident: person && { name: person.name, maskedIdNumber: maskIdNumber(person.idNumber) },
    acting: await actingOf(deps.names, session),
    steppedUpUntil: session.steppedUpUntil?.toISOString() ?? null,
  };
}

async function knownAs(names: SessionNames, accountId: string): Promise<CurrentSession['knownAs']> {
  const residentId = await names.residentOfAccount(accountId);
  const person = residentId === null ? null : await names.personOf(residentId);
  return person && { maskedName: maskName(person.name), maskedIdNumber: maskIdNumber(person.idNumber) };
}

async function actingOf(names: SessionNames, { acting }: ResidentSession): Promise<CurrentSession['acting']> {
  if (!acting) return null;
  const organizationName = await names.organizationName(acting.organizationId);
  return organizationName === null ? null : { ...acting, organizationName };
}
