import type { Deps } from './deps.ts';

const DAY_MS = 24 * 3_600_000;
/** A file without a row this old was left by a crash: its row would have committed within seconds. */
const NAMELESS_MS = 10 * 60_000;

/** Deletes photos no call took within a day, and files no row names; how many. Safe to run at any time, by anyone, twice. */
export async function sweepPhotos(deps: Pick<Deps, 'now' | 'photos' | 'files'>): Promise<number> {
  const now = deps.now().getTime();
  let swept = 0;
  for (const photo of await deps.photos.listOrphans(new Date(now - DAY_MS), 100)) {
    if (!(await deps.photos.deleteUnattached(photo.id))) continue;
    await deps.files.delete(photo.fileName);
    swept += 1;
  }
  return swept + (await deps.files.sweep(new Date(now - NAMELESS_MS), deps.photos.named));
}
