import type { CurrentSession } from 'shared/sessions.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';
import type { Agent, Firm } from './organization.ts';

export interface OrganizationStore {
  find(id: string): Promise<Firm | null>;
  findByCreditCode(creditCode: string): Promise<Firm | null>;
  /** At most 100, newest first. */
  listOfLegalRepresentative(residentId: string): Promise<readonly Firm[]>;
  insert(firm: Firm): Promise<void>;
  /** The register names another legal representative or name now; `from` is who it was. False when somebody was faster. */
  takeOver(id: string, from: string, firm: Pick<Firm, 'name' | 'legalRepresentativeId' | 'since'>): Promise<boolean>;
}

export interface AgentStore {
  find(id: string): Promise<Agent | null>;
  /** Living and ended ones, newest first, at most 100. */
  listOfOrganization(organizationId: string): Promise<readonly Agent[]>;
  /** Living authorisations of a person with their firms, newest first, at most 100. */
  listOfPerson(idNumber: string): Promise<readonly { agent: Agent; firm: Firm }[]>;
  /** Throws `organization.agent-exists` when the person is authorised already. */
  insert(agent: Agent): Promise<void>;
  /** Compare-and-set; false when it had ended. */
  end(id: string, now: Date): Promise<boolean>;
  endAllOf(organizationId: string, now: Date): Promise<void>;
}

/** The register of market entities. Throws `upstream.*`. */
export interface BusinessRegister {
  find(creditCode: string): Promise<{
    name: string;
    legalRepresentative: { name: string; idNumber: string };
  } | null>;
}

/** The caller's own name and number. */
export interface Residents {
  find(id: string): Promise<{ name: string; idNumber: string } | null>;
  idOf(idNumber: string): Promise<string | null>;
}

/** What choosing a firm does to sessions, in the same transaction. */
export interface ActingSessions {
  setActing(
    sessionId: string,
    acting: { organizationId: string; role: 'legal-representative' | 'agent' } | null,
  ): Promise<boolean>;
  /** Back to 个人 in every session of a resident that acts for the firm. */
  clearActing(residentId: string, organizationId: string): Promise<number>;
  /** The same for everybody. */
  clearActingOf(organizationId: string): Promise<number>;
}

export interface OrganizationStores {
  readonly organizations: OrganizationStore;
  readonly agents: AgentStore;
  readonly residents: Residents;
  readonly sessions: ActingSessions;
  readonly audit: AuditTrail;
}

export interface OrganizationsDeps extends Pick<OrganizationStores, 'organizations' | 'agents' | 'residents'> {
  readonly inTransaction: InTransaction<OrganizationStores>;
  readonly register: BusinessRegister;
  readonly now: Clock;
  readonly describe: (sessionId: string) => Promise<CurrentSession>;
  /** Demo numbers and codes (99…) are refused in production. */
  readonly production: boolean;
}
