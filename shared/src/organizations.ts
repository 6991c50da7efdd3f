import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { CreditCode, IdNumber, PersonName } from './identity.ts';
import { CurrentSession, OrganizationRole } from './sessions.ts';
import { id, instant } from './text.ts';

/** A firm the caller may act for. */
export const Organization = z.object({
  id: id(),
  name: z.string(),
  creditCode: z.string(),
  role: OrganizationRole,
  /** When the firm was bound, or the agent authorised. */
  since: instant(),
});
export type Organization = z.output<typeof Organization>;

/** A person the legal representative authorised; shown to the legal representative only. */
export const OrganizationAgent = z.object({
  id: id(),
  organizationId: id(),
  name: z.string(),
  maskedIdNumber: z.string(),
  since: instant(),
  endedAt: z.nullable(instant()),
});
export type OrganizationAgent = z.output<typeof OrganizationAgent>;

export const organizationsApi = {
  mine: endpoint('GET', '/organizations', {
    summary: 'The firms the caller may act for, as legal representative or agent',
    audience: 'resident',
    input: z.object({}),
    output: z.object({ organizations: z.array(Organization) }),
  }),
  bind: endpoint('POST', '/organizations/bind', {
    summary: 'Binds a firm the business register names the caller legal representative of',
    audience: 'resident',
    input: z.object({ creditCode: CreditCode }),
    output: Organization,
    status: 201,
    outside: true,
  }),
  agents: endpoint('GET', '/organizations/:id/agents', {
    summary: 'The agents of a firm, for its legal representative',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: z.object({ agents: z.array(OrganizationAgent) }),
  }),
  authorizeAgent: endpoint('POST', '/organizations/:id/agents', {
    summary: 'The legal representative lets a person act for the firm',
    audience: 'resident',
    input: z.object({ id: id(), name: PersonName, idNumber: IdNumber }),
    output: OrganizationAgent,
    status: 201,
  }),
  endAgent: endpoint('POST', '/organizations/agents/:id/end', {
    summary: 'Ends an authorisation at once, also in running sessions',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: OrganizationAgent,
  }),
  act: endpoint('POST', '/acting', {
    summary: 'Switches this session between 个人 and a firm; kept until the session ends',
    audience: 'resident',
    input: z.object({ organizationId: z.nullable(id()) }),
    output: CurrentSession,
    once: { exempt: 'choosing the same twice changes nothing' },
  }),
};
