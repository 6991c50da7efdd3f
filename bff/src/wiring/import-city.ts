import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { toBase32 } from 'shared/base32.ts';
import type { Config } from '../config.ts';
import { auditTrail } from '../database/audit-trail.sql.ts';
import type { Database } from '../database/data-source.ts';
import { inTransactionOf } from '../database/transaction.ts';
import { handlingUnitRegister } from '../features/cases/handling-unit-store.sql.ts';
import { serviceItems } from '../features/presentation/service-items.ts';
import { departmentCodes } from '../features/proofs/departments.ts';
import { putProofUnit } from '../features/proofs/proof-unit.sql.ts';
import { sessionStore } from '../features/sessions/session-store.sql.ts';
import type { ImportDeps } from '../features/staff/import-city.ts';
import { staffStore } from '../features/staff/staff-store.sql.ts';
import { terminalStore } from '../features/staff/terminal-store.sql.ts';
import type { Clock } from '../kernel/clock.ts';
import type { FieldCipher } from '../kernel/field-cipher.ts';
import { newId } from './open-ground.ts';

/** For `npm run import`, which runs beside the server or without it. */
export const importDeps = (
  database: Database,
  cipher: FieldCipher,
  { production }: Pick<Config, 'production'>,
  now: Clock,
): ImportDeps => ({
  production,
  now,
  newId,
  units: handlingUnitRegister(database),
  staff: staffStore(database, cipher),
  known: { items: serviceItems.map(({ id }) => id), departments: departmentCodes },
  newWord: (characters) => toBase32(randomBytes(characters)).slice(0, characters),
  // argon2id as the login expects it (OWASP's least memory).
  hashPassword: (password) => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  inTransaction: inTransactionOf(
    database,
    (unit) => ({
      units: handlingUnitRegister(unit),
      proofUnits: { put: (unitId, department) => putProofUnit(unit, unitId, department) },
      staff: staffStore(unit, cipher),
      terminals: terminalStore(unit, cipher),
      sessions: sessionStore(unit),
      audit: auditTrail(unit, now, newId),
    }),
    now,
  ),
});
