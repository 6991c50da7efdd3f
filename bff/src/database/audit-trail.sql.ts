import type { Actor } from '../kernel/actor.ts';
import type { AuditTrail } from '../kernel/audit.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/new-id.ts';
import type { Unit } from './sql.ts';

const INSERT =
  'INSERT INTO audit_entry (id, at, actor_kind, actor_id, session_id, action, subject, purpose, outcome, facts, request_id) ' +
  'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** The audit trail of one transaction; `requestId` tells the request being served, if any. */
export const auditTrail = (
  unit: Unit,
  now: Clock,
  newId: NewId,
  requestId: () => string | null = () => null,
): AuditTrail => ({
  async record({ actor, action, subject, purpose = null, outcome = 'done', facts }) {
    const session = actor.kind === 'anyone' ? null : actor.sessionId;
    const details = facts ? JSON.stringify(facts) : null;
    await unit.execute(INSERT, [
      newId(),
      now(),
      actor.kind,
      actorId(actor),
      session,
      action,
      subject,
      purpose,
      outcome,
      details,
      requestId(),
    ]);
  },
});

function actorId(actor: Actor): string | null {
  if (actor.kind === 'anyone') return null;
  return actor.kind === 'visitor' ? actor.accountId : actor.id;
}
