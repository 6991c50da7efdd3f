import { join } from 'node:path';
import { firstDemoRequest, seedProofRequests } from '../demo/proof-requests-demo.ts';
import { readWorkCalendar } from '../features/cases/work-calendar-store.sql.ts';
import type { Deps, People } from '../features/proof-requests/deps.ts';
import { mindTerms } from '../features/proof-requests/mind-terms.ts';
import { materialStore } from '../features/proof-requests/material-store.sql.ts';
import { proofRequestStore } from '../features/proof-requests/proof-request-store.sql.ts';
import { proofRequestsRoutes } from '../features/proof-requests/routes.ts';
import { sweepMaterials } from '../features/proof-requests/sweep-materials.ts';
import { requestTypes } from '../features/proof-requests/types.ts';
import { createByteCipher } from '../integrations/files/byte-cipher.ts';
import { localFiles } from '../integrations/files/local-files.ts';
import type { KeyProvider } from '../integrations/keys/key-provider.ts';
import { admitMaterial } from '../integrations/materials/admit-material.ts';
import type { Ground } from './ground.ts';
import { remembered } from './remembered.ts';
import type { ReviewedProofs } from './reviewed-proofs.ts';

const SWEEP_MS = 600_000;

export interface ProofRequestsNeighbours extends People {
  readonly keys: KeyProvider;
  readonly reviewed: ReviewedProofs;
}

export interface WiredProofRequests {
  /** Deletes files no request took, reminds of missing material and ends what it never came for; now and every ten minutes. */
  start(): void;
  /** The demo's requests; nothing when they are there. */
  seed(): Promise<void>;
  close(): void;
}

export async function wireProofRequests(
  ground: Ground,
  { keys, reviewed, identityOf }: ProofRequestsNeighbours,
): Promise<WiredProofRequests> {
  const { config, sql, cipher, now, newId, log, mount, transactions } = ground;
  const deps: Deps = {
    now,
    newId,
    types: requestTypes,
    people: { identityOf },
    sealing: reviewed.sealing,
    offices: reviewed.offices,
    gate: { admit: admitMaterial },
    district: config.district,
    files: localFiles(join(config.dataDir, 'files', 'materials'), createByteCipher(await keys.ring('files'))),
    requests: proofRequestStore(sql, cipher),
    materials: materialStore(sql),
    calendar: remembered(() => readWorkCalendar(sql)),
    inTransaction: transactions((unit, audit, live) => ({
      requests: proofRequestStore(unit, cipher),
      materials: materialStore(unit),
      sealing: reviewed.sealingIn(unit, audit, live),
      audit,
      live,
    })),
  };
  proofRequestsRoutes(mount, deps);

  const sweep = () =>
    sweepMaterials(deps).then(
      (swept) => swept > 0 && log.info('materials.swept', { swept }),
      (error: unknown) => log.error('materials.sweep-failed', {}, error),
    );
  const mind = () =>
    mindTerms(deps).then(
      ({ reminded, lapsed }) => reminded + lapsed > 0 && log.info('proof-requests.minded', { reminded, lapsed }),
      (error: unknown) => log.error('proof-requests.minding-failed', {}, error),
    );
  let timer: NodeJS.Timeout | undefined;
  return {
    start() {
      const work = () => void Promise.all([sweep(), mind()]);
      work();
      timer = setInterval(work, SWEEP_MS).unref();
    },
    async seed() {
      if (!(await deps.requests.find(firstDemoRequest))) await seedProofRequests(deps);
    },
    close: () => clearInterval(timer),
  };
}
