import type { Deps } from './deps.ts';

const DAY_MS = 24 * 3_600_000;
/** A file without a row this old was left by a crash: its row would have committed within seconds. */
const NAMELESS_MS = 10 * 60_000;

/** Deletes files no request took within a day, and files no row names; how many. Safe at any time, by anyone, twice. */
export async function sweepMaterials(deps: Pick<Deps, 'now' | 'materials' | 'files'>): Promise<number> {
  const now = deps.now().getTime();
  let swept = 0;
  for (const material of await deps.materials.listOrphans(new Date(now - DAY_MS), 100)) {
    if (!(await deps.materials.deleteUnattached(material.id))) continue;
    await deps.files.delete(material.fileName);
    swept += 1;
  }
  return swept + (await deps.files.sweep(new Date(now - NAMELESS_MS), deps.materials.named));
}
