import { isDemoCreditCode } from 'shared/identity.ts';
import type { Organization } from 'shared/organizations.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { OrganizationsDeps, OrganizationStores } from './deps.ts';
import { asLegalRepresentative, type Firm } from './organization.ts';

/** Binds a firm if the register names the caller today; an unknown firm and another's are refused alike. */
export async function bindOrganization(
  deps: OrganizationsDeps,
  actor: Resident,
  { creditCode }: { creditCode: string },
  once: Once,
): Promise<Organization> {
  if (deps.production && isDemoCreditCode(creditCode)) throw new AppError('login.demo-in-production');
  const person = await deps.residents.find(actor.id);
  const registered = await deps.register.find(creditCode);
  const legal = registered?.legalRepresentative;
  if (!person || !registered || legal?.idNumber !== person.idNumber || legal.name !== person.name) {
    throw new AppError('organization.not-legal-representative');
  }
  const firm = {
    id: once.resourceId,
    creditCode,
    name: registered.name,
    legalRepresentativeId: actor.id,
    since: deps.now(),
  };
  const bound = await deps.inTransaction(async (stores) => {
    const result = await bind(stores, firm);
    await stores.audit.record({ actor, action: 'organization.bind', subject: result.id });
    return result;
  }, once);
  return asLegalRepresentative(bound);
}

async function bind({ organizations, agents, sessions }: OrganizationStores, firm: Firm): Promise<Firm> {
  const known = await organizations.findByCreditCode(firm.creditCode);
  if (!known) {
    await organizations.insert(firm);
    return firm;
  }
  if (known.legalRepresentativeId === firm.legalRepresentativeId) return known;
  // The register is the truth: the former legal representative and whom they authorised lose the firm.
  if (!(await organizations.takeOver(known.id, known.legalRepresentativeId, firm)))
    throw new AppError('request.conflict');
  await agents.endAllOf(known.id, firm.since);
  await sessions.clearActingOf(known.id);
  return { ...firm, id: known.id };
}

/** For a repeated request: the firm as it stands, if it is still the caller's. */
export async function readBoundOrganization(
  deps: Pick<OrganizationsDeps, 'organizations'>,
  actor: Resident,
  creditCode: string,
): Promise<Organization> {
  const firm = await deps.organizations.findByCreditCode(creditCode);
  if (firm?.legalRepresentativeId !== actor.id) throw new AppError('request.not-found');
  return asLegalRepresentative(firm);
}
