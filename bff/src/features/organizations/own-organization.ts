import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { OrganizationStore } from './deps.ts';
import type { Firm } from './organization.ts';

/** The firm, if the caller is its legal representative; a missing one and another's look alike. */
export async function ownOrganization(
  organizations: Pick<OrganizationStore, 'find'>,
  actor: Resident,
  id: string,
): Promise<Firm> {
  const firm = await organizations.find(id);
  if (firm?.legalRepresentativeId !== actor.id) throw new AppError('request.not-found');
  return firm;
}
