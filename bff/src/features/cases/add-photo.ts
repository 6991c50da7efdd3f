import type { Photo } from 'shared/cases.ts';
import type { Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps, PhotoStore } from './deps.ts';
import { deskOf } from './who-may.ts';

/** Three calls' worth of photos not yet submitted. */
const UNATTACHED_MAX = 27;

/** Cleans and keeps one photo until its call is submitted; the same bytes sent again are the same photo. */
export async function addPhoto(
  deps: Deps,
  actor: Resident | Staff,
  upload: { bytes: Uint8Array; sha256: string },
): Promise<Photo> {
  if (actor.kind === 'staff') deskOf(actor, (await deps.units()).isHotline);
  const before = await placeFor(deps.photos, actor.id, upload.sha256);
  if (before !== 'free') return photoIn(before);
  const { bytes, width, height } = await deps.pictures.clean(upload.bytes);
  const { name } = await deps.files.put(bytes);
  const photo = { id: deps.newId(), width, height };
  const kept = await deps.inTransaction(async ({ photos, audit }) => {
    await photos.takeTurn(actor.id);
    const place = await placeFor(photos, actor.id, upload.sha256);
    if (place !== 'free') return place;
    await photos.insert({
      ...photo,
      ownerId: actor.id,
      sourceHash: upload.sha256,
      fileName: name,
      state: 'unattached',
      caseId: null,
      eventId: null,
      createdAt: deps.now(),
    });
    await audit.record({ actor, action: 'photo.add', subject: photo.id });
    return photo;
  });
  if (kept !== photo) await deps.files.delete(name);
  return photoIn(kept);
}

/** The same photo if it waits already. */
async function placeFor(photos: PhotoStore, ownerId: string, sourceHash: string): Promise<Photo | 'free' | 'none'> {
  const known = await photos.findUnattached(ownerId, sourceHash);
  if (known) return { id: known.id, width: known.width, height: known.height };
  return (await photos.countUnattached(ownerId)) < UNATTACHED_MAX ? 'free' : 'none';
}

function photoIn(place: Photo | 'none'): Photo {
  if (place === 'none') throw new AppError('photo.too-many');
  return place;
}
