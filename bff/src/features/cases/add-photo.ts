import type { Photo } from 'shared/cases.ts';
import type { Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
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
  const known = await deps.photos.findUnattached(actor.id, upload.sha256);
  if (known) return { id: known.id, width: known.width, height: known.height };
  if ((await deps.photos.countUnattached(actor.id)) >= UNATTACHED_MAX) throw new AppError('photo.too-many');
  const { bytes, width, height } = await deps.pictures.clean(upload.bytes);
  const { name } = await deps.files.put(bytes);
  const id = deps.newId();
  await deps.inTransaction(async ({ photos, audit }) => {
    await photos.insert({
      id,
      ownerId: actor.id,
      sourceHash: upload.sha256,
      fileName: name,
      width,
      height,
      state: 'unattached',
      caseId: null,
      eventId: null,
      createdAt: deps.now(),
    });
    await audit.record({ actor, action: 'photo.add', subject: id });
  });
  return { id, width, height };
}
