import type { Actor } from './actor.ts';

/** One row of the audit trail. Ids and fixed words only: never a value of a person. */
export interface AuditEntry {
  readonly actor: Actor;
  /** `noun.verb`, e.g. `proof.issue`. */
  readonly action: string;
  /** Id of the thing acted on. */
  readonly subject: string;
  readonly purpose?: string;
  readonly outcome?: 'done' | 'refused';
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Part of every transaction that has an effect: the row commits with the effect. */
export interface AuditTrail {
  record(entry: AuditEntry): Promise<void>;
}
