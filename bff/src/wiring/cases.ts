import { join } from 'node:path';
import { firstDemoCase, seedCases } from '../demo/cases-demo.ts';
import { unitNamed, units } from '../demo/city.ts';
import { caseStore } from '../features/cases/case-store.sql.ts';
import type { Deps } from '../features/cases/deps.ts';
import { addHandlingUnit, readHandlingUnits } from '../features/cases/handling-unit-store.sql.ts';
import { photoStore } from '../features/cases/photo-store.sql.ts';
import { casesRoutes } from '../features/cases/routes.ts';
import { sweepPhotos } from '../features/cases/sweep-photos.ts';
import { readWorkCalendar } from '../features/cases/work-calendar-store.sql.ts';
import { createByteCipher } from '../integrations/files/byte-cipher.ts';
import { localFiles } from '../integrations/files/local-files.ts';
import type { KeyProvider } from '../integrations/keys/key-provider.ts';
import { cleanPicture } from '../integrations/pictures/clean-picture.ts';
import type { Ground } from './ground.ts';
import { remembered } from './remembered.ts';

const SWEEP_MS = 600_000;

export interface CasesNeighbours {
  readonly keys: KeyProvider;
  personOf(residentId: string): Promise<{ name: string; phone: string | null } | null>;
  organizationName(organizationId: string): Promise<string | null>;
}

export interface WiredCases {
  /** Deletes photos no call took, now and every ten minutes. */
  start(): void;
  /** The demo's handling units and calls; nothing when they are there. */
  seed(): Promise<void>;
  close(): void;
}

export async function wireCases(ground: Ground, neighbours: CasesNeighbours): Promise<WiredCases> {
  const { config, sql, cipher, now, newId, log, mount, transactions } = ground;
  const files = localFiles(
    join(config.dataDir, 'files', 'photos'),
    createByteCipher(await neighbours.keys.ring('files')),
  );
  const deps: Deps = {
    now,
    newId,
    files,
    production: config.production,
    pictures: { clean: cleanPicture },
    cases: caseStore(sql, cipher),
    photos: photoStore(sql),
    calendar: remembered(() => readWorkCalendar(sql)),
    units: remembered(() => readHandlingUnits(sql)),
    callers: {
      async describe({ id, actingFor }) {
        const [person, organizationName] = await Promise.all([
          neighbours.personOf(id),
          actingFor ? neighbours.organizationName(actingFor.organizationId) : null,
        ]);
        if (!person) throw new Error(`resident ${id} has a session and no record`);
        return { name: person.name, phone: person.phone, organizationName };
      },
    },
    inTransaction: transactions((unit, audit, live) => ({
      cases: caseStore(unit, cipher),
      photos: photoStore(unit),
      audit,
      live,
    })),
  };
  casesRoutes(mount, deps);

  const sweep = () =>
    sweepPhotos(deps).then(
      (swept) => swept > 0 && log.info('photos.swept', { swept }),
      (error: unknown) => log.error('photos.sweep-failed', {}, error),
    );
  let timer: NodeJS.Timeout | undefined;
  return {
    start() {
      void sweep();
      timer = setInterval(() => void sweep(), SWEEP_MS).unref();
    },
    async seed() {
      for (const [position, unit] of units.entries())
        await addHandlingUnit(sql, { ...unit, position, hotline: unit.id === unitNamed('12345').id });
      if (await deps.cases.find(firstDemoCase)) return;
      const calendar = await deps.calendar();
      await deps.inTransaction((stores) => seedCases({ ...deps, stores, calendar, now: now() }));
    },
    close: () => clearInterval(timer),
  };
}
