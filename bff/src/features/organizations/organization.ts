import { maskIdNumber } from 'shared/identity.ts';
import type { Organization, OrganizationAgent } from 'shared/organizations.ts';

export interface Firm {
  readonly id: string;
  readonly creditCode: string;
  readonly name: string;
  readonly legalRepresentativeId: string;
  /** When the legal representative bound it. */
  readonly since: Date;
}

export interface Agent {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly idNumber: string;
  readonly since: Date;
  readonly endedAt: Date | null;
}

export const asLegalRepresentative = ({ id, name, creditCode, since }: Firm): Organization => ({
  id,
  name,
  creditCode,
  role: 'legal-representative',
  since: since.toISOString(),
});

export const asAgent = ({ id, name, creditCode }: Firm, { since }: Agent): Organization => ({
  id,
  name,
  creditCode,
  role: 'agent',
  since: since.toISOString(),
});

export const agentView = ({ id, organizationId, name, idNumber, since, endedAt }: Agent): OrganizationAgent => ({
  id,
  organizationId,
  name,
  maskedIdNumber: maskIdNumber(idNumber),
  since: since.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});
