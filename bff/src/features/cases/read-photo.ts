import type { Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { CasePhoto, Deps } from './deps.ts';
import { deskOf, isMine, partiesIn } from './who-may.ts';

interface PhotoFile {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg';
  readonly fileName: string;
  readonly inline: true;
}

/** A photo of my own draft, of my own call or my firm's. */
export async function readPhoto(deps: Deps, actor: Resident, { id }: { id: string }): Promise<PhotoFile> {
  const photo = await deps.photos.find(id);
  if (!photo || !(await mayLook(deps, actor, photo))) throw new AppError('photo.not-found');
  return fileOf(deps, photo);
}

async function mayLook(deps: Deps, actor: Resident, photo: CasePhoto): Promise<boolean> {
  if (photo.caseId === null) return photo.ownerId === actor.id;
  const found = await deps.cases.find(photo.caseId);
  return found !== null && isMine(actor, found);
}

/** A photo of a case this desk may see; the look is recorded. */
export async function readHandledPhoto(deps: Deps, actor: Staff, { id }: { id: string }): Promise<PhotoFile> {
  const desk = deskOf(actor, (await deps.units()).isHotline);
  const photo = await deps.photos.find(id);
  if (!photo) throw new AppError('photo.not-found');
  const { caseId } = photo;
  if (caseId === null) {
    if (photo.ownerId !== actor.id) throw new AppError('photo.not-found');
    return fileOf(deps, photo);
  }
  await deps.inTransaction(async ({ cases, audit }) => {
    const found = await cases.find(caseId);
    if (!found || partiesIn(desk, found).length === 0) throw new AppError('photo.not-found');
    await audit.record({ actor, action: 'photo.read', subject: id });
  });
  return fileOf(deps, photo);
}

async function fileOf({ files }: Deps, photo: CasePhoto): Promise<PhotoFile> {
  const bytes = await files.get(photo.fileName);
  if (!bytes) throw new Error(`photo ${photo.id} has lost its file`);
  return { bytes, mediaType: 'image/jpeg', fileName: `${photo.id}.jpg`, inline: true };
}
