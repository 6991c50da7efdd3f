import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DISTRICT } from '../demo/city.ts';
import { demoDepartmentRecords } from '../demo/department-records.ts';
import { seedProofs } from '../demo/proofs-demo.ts';
import { departmentCodes, departments, type DepartmentCode } from '../features/proofs/departments.ts';
import type { DepartmentData, Deps, People } from '../features/proofs/deps.ts';
import { proofsDeskRoutes } from '../features/proofs/desk.routes.ts';
import { crockford } from '../features/proofs/proof.ts';
import { proofStore } from '../features/proofs/proof-store.sql.ts';
import { requestTypes } from '../features/proof-requests/types.ts';
import { ownersOf } from '../features/proofs/owner-of.ts';
import type { ProofType } from '../features/proofs/proof-type.ts';
import { proofsRoutes } from '../features/proofs/routes.ts';
import { sampleSheets } from '../features/proofs/sheet.ts';
import { takeTurns } from '../features/proofs/take-turns.ts';
import { proofTypes } from '../features/proofs/types.ts';
import { departmentData } from '../integrations/departments/department-data.http.ts';
import { startDepartmentSimulator } from '../integrations/departments/department-simulator.ts';
import { createByteCipher } from '../integrations/files/byte-cipher.ts';
import { localFiles } from '../integrations/files/local-files.ts';
import type { KeyProvider } from '../integrations/keys/key-provider.ts';
import type { Ground } from './ground.ts';
import { dataInquiries, inquirySamples, inquirySheet, type DataInquiries } from './data-inquiries.ts';
import { openProofCodes } from './proof-codes.ts';
import { openPaper } from './proof-paper.ts';
import { refuseDemoSeals } from './refuse-demo-seals.ts';
import { reviewedProofs, reviewedSamples, type ReviewedProofs } from './reviewed-proofs.ts';
import { wireVerification } from './verification.ts';

const SWEEP_MS = 600_000;
/** Younger files may belong to a transaction that has not committed yet. */
const ORPHAN_AGE_MS = 600_000;
/** Issuers that may wait for one department's number: about four seconds' work. */
const QUEUE = 400;
const SAMPLE = '样例';

/** The full names the departments' certificates carry: what a demonstration certifies. */
export const demoSealOrganizations = (): ReadonlyMap<string, string> =>
  new Map(departmentCodes.map((code) => [code, `${DISTRICT.name}${departments[code].unit}（${SAMPLE}）`]));

export interface WiredProofs {
  readonly reviewed: ReviewedProofs;
  readonly inquiries: DataInquiries;
  /** Fills in the demo people's proofs; those that are there stay as they are. */
  seed(): Promise<void>;
  /** Every ten minutes: deletes files no proof names, reads new revocation lists. */
  start(): void;
  /** For a job that runs every few minutes. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export interface ProofsNeighbours extends People {
  readonly keys: KeyProvider;
}

export async function wireProofs(
  ground: Ground,
  neighbours: ProofsNeighbours,
  types: readonly ProofType[] = proofTypes,
): Promise<WiredProofs> {
  const { config, sql, cipher, now, log } = ground;
  const demo = !config.production;
  const sample = demo ? `${SAMPLE}·` : '';
  const letteringOf = (code: DepartmentCode) => ({
    arc: config.district + departments[code].unit,
    center: demo ? SAMPLE : '',
  });
  const cabinet = { keys: neighbours.keys, keysDir: dirname(config.keysFile), demo, now: now() };
  const { paper, seals, roots, revocations } = await openPaper(cabinet, letteringOf, [
    ...sampleSheets(types, sample),
    ...reviewedSamples(sample),
    ...inquirySamples(sample),
  ]);
  if (!demo) refuseDemoSeals(seals);
  if (demo) {
    await writeRoots(join(config.dataDir, 'demo-root.pem'), roots.pdf);
    await writeRoots(join(config.dataDir, 'demo-sm2-root.pem'), roots.ofd);
  }
  const files = localFiles(
    join(config.dataDir, 'files', 'proofs'),
    createByteCipher(await neighbours.keys.ring('files')),
  );
  const exchange = await openDepartments(ground);
  const proofs = proofStore(sql, cipher);
  const codes = await openProofCodes(
    neighbours.keys,
    cipher,
    {
      issuers: Object.fromEntries(departmentCodes.map((code) => [code, seals.organizationOf(code)])),
      types: Object.fromEntries([...types, ...requestTypes, inquirySheet].map(({ code, title }) => [code, title])),
      roots: [...roots.pdf, ...roots.ofd],
      revoked: () => revocations.ofSeals(),
    },
    config,
  );
  const personIndex = (idNumber: string) => cipher.blindIndex('proof.person', idNumber);
  const ownerOf = ownersOf({ people: neighbours, personIndex, now });
  const deps: Deps = {
    inTransaction: ground.transactions((unit, audit, live) => ({ proofs: proofStore(unit, cipher), audit, live })),
    proofs,
    types,
    reviewedTypes: requestTypes,
    people: neighbours,
    departments: exchange.data,
    seals,
    paper,
    files,
    codes,
    takeTurns: takeTurns(QUEUE),
    log,
    now,
    wardKey: (residentId, idNumber) => cipher.blindIndex('proof.ward', `${residentId} ${idNumber}`).slice(0, 32),
    personIndex,
    ownerOf,
    sha256: ground.sha256,
    newCode: (length) => crockford(randomBytes(length)),
    origin: config.publicOrigin,
    district: config.district,
    sample,
  };
  proofsRoutes(ground.mount, deps);
  const verification = wireVerification(ground, { proofs, paper, codes, ownerOf });
  proofsDeskRoutes(ground.mount, deps);

  const readLists = () =>
    revocations.refresh().catch((error: unknown) => log.error('revocations.read-failed', {}, error));
  const sweep = () =>
    files.sweep(new Date(Date.now() - ORPHAN_AGE_MS), proofs.namedFiles).then(
      (deleted) => deleted > 0 && log.info('files.swept', { deleted }),
      (error: unknown) => log.error('files.sweep-failed', {}, error),
    );
  let timer: NodeJS.Timeout | undefined;
  return {
    reviewed: reviewedProofs(deps, cipher),
    inquiries: dataInquiries(deps, cipher),
    seed: () => seedProofs(deps, sql),
    start() {
      void sweep();
      timer = setInterval(() => void Promise.all([sweep(), readLists()]), SWEEP_MS).unref();
    },
    tidy: () => verification.tidy(),
    async close() {
      clearInterval(timer);
      await exchange.close();
    },
  };
}

async function openDepartments(ground: Ground): Promise<{ data: DepartmentData; close(): Promise<void> }> {
  const { config, now } = ground;
  if (config.departmentData) {
    const data = departmentData(config.departmentData, now);
    return { data, close: () => data.close() };
  }
  if (!config.simulators) throw new Error('no departments are configured');
  const secret = ground.newSecret(24);
  const simulator = await startDepartmentSimulator({ secret }, demoDepartmentRecords, now);
  const data = departmentData({ url: simulator.url, secret }, now);
  return {
    data,
    async close() {
      await data.close();
      await simulator.close();
    },
  };
}

/** For checking with other tools: `pdfsig` wants to know the root of the demonstration. */
async function writeRoots(file: string, roots: readonly Uint8Array[]): Promise<void> {
  const distinct = [...new Set(roots.map((root) => Buffer.from(root).toString('base64')))];
  const pem = (base64: string) =>
    `-----BEGIN CERTIFICATE-----\n${(base64.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
  await writeFile(file, distinct.map(pem).join(''));
}
