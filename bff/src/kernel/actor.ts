/** Logged in by WeChat; identity not yet proven. */
export interface Visitor {
  readonly kind: 'visitor';
  readonly accountId: string;
  readonly sessionId: string;
}

/** A person whose identity was proven by face or at a counter. */
export interface Resident {
  readonly kind: 'resident';
  readonly id: string;
  readonly accountId: string;
  readonly sessionId: string;
  /** Set while acting for a firm (企业). */
  readonly actingFor: { readonly organizationId: string; readonly role: 'legal-representative' | 'agent' } | null;
  /** End of the step-up for sensitive acts; null when none was done. */
  readonly steppedUpUntil: Date | null;
}

export type StaffRole = 'clerk' | 'handler' | 'supervisor' | 'reviewer';

/** A clerk, handler, supervisor or reviewer. `terminalId` is the enrolled terminal the session was opened on, if any. */
export interface Staff {
  readonly kind: 'staff';
  readonly id: string;
  readonly sessionId: string;
  readonly staffNumber: string;
  readonly roles: readonly StaffRole[];
  readonly unitId: string;
  readonly terminalId: string | null;
}

export interface Anyone {
  readonly kind: 'anyone';
}

export type Actor = Anyone | Visitor | Resident | Staff;
