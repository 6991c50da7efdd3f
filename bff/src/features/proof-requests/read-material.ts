import type { Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps, Material } from './deps.ts';
import { deskOf } from './who-may.ts';

interface MaterialFile {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'application/pdf';
  readonly fileName: string;
  /** Pictures were drawn anew by us; a stranger's PDF is never shown inside a page of ours. */
  readonly inline: boolean;
}

/** A material of my own. */
export async function readMaterial(deps: Deps, actor: Resident, { id }: { id: string }): Promise<MaterialFile> {
  const material = await deps.materials.find(id);
  if (material?.ownerId !== actor.id) throw new AppError('material.not-found');
  return fileOf(deps, material);
}

/** A material of a request of this reviewer's department; the look is recorded. */
export async function readReviewedMaterial(deps: Deps, actor: Staff, { id }: { id: string }): Promise<MaterialFile> {
  const department = await deskOf(actor, deps.offices);
  const material = await deps.materials.find(id);
  const requestId = material?.requestId ?? null;
  if (!material || requestId === null) throw new AppError('material.not-found');
  await deps.inTransaction(async ({ requests, audit }) => {
    const found = await requests.find(requestId);
    if (found?.department !== department) throw new AppError('material.not-found');
    await audit.record({ actor, action: 'material.read', subject: id });
  });
  return fileOf(deps, material);
}

async function fileOf({ files }: Deps, { id, kind, fileName }: Material): Promise<MaterialFile> {
  const bytes = await files.get(fileName);
  if (!bytes) throw new Error(`material ${id} has lost its file`);
  return kind === 'pdf'
    ? { bytes, mediaType: 'application/pdf', fileName: `${id}.pdf`, inline: false }
    : { bytes, mediaType: 'image/jpeg', fileName: `${id}.jpg`, inline: true };
}
