import type { OutputOf } from 'shared/endpoint.ts';
import type { proofRequestsApi } from 'shared/proof-requests.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';

/** Two requests' worth of files not yet submitted. */
const UNATTACHED_MAX = 20;

/** Looks at and keeps one file until its request is submitted; the same bytes sent again are the same material. */
export async function addMaterial(
  deps: Deps,
  actor: Resident,
  upload: { bytes: Uint8Array; sha256: string },
): Promise<OutputOf<typeof proofRequestsApi.addMaterial>> {
  const known = await deps.materials.findUnattached(actor.id, upload.sha256);
  if (known) return { id: known.id, kind: known.kind };
  if ((await deps.materials.countUnattached(actor.id)) >= UNATTACHED_MAX) throw new AppError('material.too-many');
  const { bytes, kind } = await deps.gate.admit(upload.bytes);
  const { name } = await deps.files.put(bytes);
  const id = deps.newId();
  await deps.inTransaction(async ({ materials, audit }) => {
    await materials.insert({
      id,
      kind,
      ownerId: actor.id,
      sourceHash: upload.sha256,
      fileName: name,
      state: 'unattached',
      slot: null,
      requestId: null,
      eventId: null,
      createdAt: deps.now(),
    });
    await audit.record({ actor, action: 'material.add', subject: id });
  });
  return { id, kind };
}
