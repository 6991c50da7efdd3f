import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import { readConfig } from '../../src/config.ts';
import { auditTrail } from '../../src/database/audit-trail.sql.ts';
import type { Database } from '../../src/database/data-source.ts';
import { fieldCipher } from '../../src/database/field-cipher.ts';
import { idempotencyStore } from '../../src/database/idempotency-store.sql.ts';
import { inTransactionOf } from '../../src/database/transaction.ts';
import { firms, residents } from '../../src/demo/city.ts';
import { demoDepartmentRecords } from '../../src/demo/department-records.ts';
import type { ProofType } from '../../src/features/proofs/proof-type.ts';
import {
  startDepartmentSimulator,
  type SimulatedRecords,
} from '../../src/integrations/departments/department-simulator.ts';
import { createSoftwareKeys } from '../../src/integrations/keys/make-keys.ts';
import { softwareKeys } from '../../src/integrations/keys/software-keys.ts';
import { demoSigners } from '../../src/integrations/seals/demo-signers.ts';
import type { Log } from '../../src/kernel/log.ts';
import type { Ground } from '../../src/wiring/ground.ts';
import { demoSealOrganizations, wireProofs, type WiredProofs } from '../../src/wiring/proofs.ts';
import { openTestHttp, type TestHttp } from './http.ts';
import { sessionsAt } from './proofs-people.ts';

export interface ProofsOffice {
  readonly http: TestHttp;
  /** The data folder: `files/proofs`, `demo-root.pem`. */
  readonly folder: string;
  /** The present time of the office; change it to let time pass. */
  readonly clock: { now: Date };
  readonly logged: readonly string[];
  /** Live pushes, as `channel kind subject`. */
  readonly pushed: readonly string[];
  readonly wired: WiredProofs;
  close(): Promise<void>;
}

export interface OfficeSettings {
  readonly records?: SimulatedRecords;
  readonly types?: readonly ProofType[];
  readonly identityOf?: (id: string) => Promise<{ name: string; idNumber: string } | null>;
}

const SECRET = 'the-secret-of-the-test-departments';

/** The whole capability over HTTP: real database, fonts, keys, files and departments' simulator; sessions are given. */
export async function openProofsOffice(database: Database, settings: OfficeSettings = {}): Promise<ProofsOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'suiban-proofs-'));
  const clock = { now: new Date('2026-11-22T05:00:00.000Z') };
  const now = () => clock.now;
  const newId = monotonicFactory();
  await createSoftwareKeys(join(folder, 'keys.json'), demoSigners(demoSealOrganizations(), clock.now));
  const keys = await softwareKeys(join(folder, 'keys.json'));
  const simulator = await startDepartmentSimulator({ secret: SECRET }, settings.records ?? demoDepartmentRecords, now);
  const logged: string[] = [];
  const pushed: string[] = [];
  const live = {
    push: async (channel: string, kind: string, subject: string) => void pushed.push(`${channel} ${kind} ${subject}`),
  };
  const ground: Omit<Ground, 'mount'> = {
    config: {
      ...readConfig({ DATA_DIR: folder }),
      publicOrigin: 'http://127.0.0.1:8080',
      departmentData: { url: simulator.url, secret: SECRET },
    },
    log: logInto(logged),
    now,
    newId,
    newSecret: (bytes) => randomBytes(bytes).toString('base64url'),
    sha256: (value) => createHash('sha256').update(value).digest('hex'),
    sql: database,
    transactions: (stores) =>
      inTransactionOf(database, (unit) => stores(unit, auditTrail(unit, now, newId), live), now),
    cipher: fieldCipher(await keys.ring('fields'), await keys.ring('blind-index')),
  };
  let wiring: Promise<WiredProofs> | undefined;
  const parts = { actors: sessionsAt(clock.now), keys: idempotencyStore(database, now), now, newId, log: ground.log };
  const http = await openTestHttp(parts, (mount) => {
    wiring = wireProofs(
      { ...ground, mount },
      { keys, identityOf: settings.identityOf ?? identityOf, organizationOf },
      settings.types,
    );
  });
  const wired = await wiring;
  if (!wired) throw new Error('the proofs were not wired');
  return {
    http,
    folder,
    clock,
    logged,
    pushed,
    wired,
    async close() {
      await http.close();
      await wired.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const identityOf = (id: string) => Promise.resolve(residents.find((resident) => resident.id === id) ?? null);

const organizationOf = (id: string) => Promise.resolve(firms.find((firm) => firm.id === id) ?? null);

function logInto(lines: string[]): Log {
  const write = (event: string, facts?: unknown) => void lines.push(`${event} ${JSON.stringify(facts ?? {})}`);
  return { info: write, warn: write, error: write };
}
