import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { headFile } from './database/audit-heads.ts';
import type { Database } from './database/data-source.ts';
import { assertDurable } from './database/durability.ts';
import { idempotencyStore } from './database/idempotency-store.sql.ts';
import { runAuditChain } from './database/run-audit-chain.ts';
import type { HealthFacts } from './http/admin.ts';
import { createMount } from './http/mount.ts';
import { openApiText } from './http/openapi.ts';
import type { Log } from './kernel/log.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { wireCases } from './wiring/cases.ts';
import { openCertificates } from './wiring/certificates.ts';
import { assertKeysFit, openKeys } from './wiring/keys.ts';
import { wireInquiries } from './wiring/inquiries.ts';
import { wireLive, type WiredLive } from './wiring/live.ts';
import { residentDirectory, wireLogin } from './wiring/login.ts';
import { openMigratedDatabase } from './wiring/open-database.ts';
import { newId, now, openCipher, openGround, sha256 } from './wiring/open-ground.ts';
import { organizationDirectory, wireOrganizations } from './wiring/organizations.ts';
import { pagesFolder } from './wiring/pages.ts';
import { wirePresentation } from './wiring/presentation.ts';
import { wireProofRequests } from './wiring/proof-requests.ts';
import { wireProofs } from './wiring/proofs.ts';
import { authenticatorOf, wireSessions } from './wiring/sessions.ts';
import { wireStaff, withPresentRights } from './wiring/staff.ts';
import { wireWallet } from './wiring/wallet.ts';

const TIDY_MS = 300_000;
/** A key answers replays for at least 24 h. */
const KEYS_KEPT_MS = 48 * 3_600_000;

/** The whole server, opened and not yet listening. */
export interface Suiban {
  readonly listener: RequestListener;
  /** What `npm start` prints besides the address. */
  readonly welcome: Readonly<Record<string, unknown>>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  health(): Promise<HealthFacts>;
  /** Starts the jobs. */
  start(): void;
  /** Readiness off; running requests go on. */
  refuseNew(): void;
  close(): Promise<void>;
}

/** Opens database and keys, picks the adapters the settings ask for, and introduces the capabilities to each other. */
export async function openSuiban(config: Config, log: Log): Promise<Suiban> {
  const keys = await openKeys(config, now);
  const database = await openMigratedDatabase(config);
  if (config.production) await assertDurable(database);
  const cipher = await openCipher(keys);
  await assertKeysFit(config, database, cipher);
  const parts = { sql: database, cipher };
  const { mount, router, mounted } = createMount({
    authenticate: withPresentRights(authenticatorOf({ ...parts, now, sha256 }), parts),
    keys: idempotencyStore(database, now),
    now,
    newId,
  });
  const listeners = new Set<WiredLive['wake']>();
  const wake: WiredLive['wake'] = (channels) => listeners.forEach((tell) => tell(channels));
  const ground = openGround({ config, log, database, cipher, mount, wake });
  const live = wireLive(ground);
  listeners.add(live.wake);

  const people = residentDirectory(ground);
  const firms = organizationDirectory(ground);
  const sessions = wireSessions(ground, { ...people, ...firms });
  const login = wireLogin(ground, sessions);
  wireOrganizations(ground, sessions);
  const proofs = await wireProofs(ground, { identityOf: people.personOf, organizationOf: firms.organizationOf, keys });
  const requests = await wireProofRequests(ground, { keys, reviewed: proofs.reviewed, identityOf: people.personOf });
  const { offices } = proofs.reviewed;
  const asking = { identityOf: people.personOf, residentIdOf: people.residentIdOf };
  const inquiries = wireInquiries(ground, { people: asking, offices, data: proofs.inquiries });
  const cases = await wireCases(ground, { keys, ...people, ...firms });
  const certificates = openCertificates(ground, people, firms);
  const presentation = wirePresentation(ground, { certificates, staff: wireStaff(ground) });
  wireWallet(ground, { certificates, windowUse: presentation.windowUse });
  const demo = config.demoData ? await seedDemo(ground, cases, proofs, requests, inquiries) : null;

  let accepting = true;
  const app = createApp({
    log,
    newId,
    router,
    health: { accepting: () => accepting, probe: () => probe(database) },
    trustedHops: config.trustedHops,
    pagesFolder: pagesFolder(),
    openApi: () => openApiText(mounted, '0.1.0'),
  });
  const handle = app.callback();
  const jobs: { stop(): Promise<void> }[] = [];
  let tidying: NodeJS.Timeout | undefined;
  return {
    listener: (request, response) => void handle(request, response),
    welcome: { ...demo },
    upgrade: live.upgrade,
    health: async () => {
      await probe(database);
      return { accepting, database: database.kind };
    },
    start() {
      const heads = headFile(config.auditHeadDir);
      jobs.push(runAuditChain({ database, heads, owner: randomUUID(), log, now }));
      proofs.start();
      cases.start();
      requests.start();
      const tidy = async () => {
        await idempotencyStore(database, now).purge(new Date(now().getTime() - KEYS_KEPT_MS));
        await Promise.all([login.tidy(), live.tidy(), presentation.tidy(), proofs.tidy()]);
      };
      tidying = setInterval(() => void tidy().catch((error) => log.error('tidy.failed', {}, error)), TIDY_MS);
    },
    refuseNew() {
      accepting = false;
      live.close();
    },
    async close() {
      clearInterval(tidying);
      await Promise.all(jobs.map((job) => job.stop()));
      cases.close();
      requests.close();
      await Promise.all([proofs.close(), certificates.close()]);
      await database.close();
    },
  };
}

async function probe(database: Database): Promise<void> {
  await database.rows('SELECT 1');
}
