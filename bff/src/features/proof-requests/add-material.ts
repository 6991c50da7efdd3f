import type { OutputOf } from 'shared/endpoint.ts';
import type { proofRequestsApi } from 'shared/proof-requests.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps, MaterialStore } from './deps.ts';

/** Two requests' worth of files not yet submitted. */
const UNATTACHED_MAX = 20;

type Kept = OutputOf<typeof proofRequestsApi.addMaterial>;

/** Looks at and keeps one file until its request is submitted; the same bytes sent again are the same material. */
export async function addMaterial(
  deps: Deps,
  actor: Resident,
  upload: { bytes: Uint8Array; sha256: string },
): Promise<Kept> {
  const before = await placeFor(deps.materials, actor.id, upload.sha256);
  if (before !== 'free') return materialIn(before);
  const { bytes, kind } = await deps.gate.admit(upload.bytes);
  const { name } = await deps.files.put(bytes);
  const material = { id: deps.newId(), kind };
  const kept = await deps.inTransaction(async ({ materials, audit }) => {
    await materials.takeTurn(actor.id);
    const place = await placeFor(materials, actor.id, upload.sha256);
    if (place !== 'free') return place;
    await materials.insert({
      ...material,
      ownerId: actor.id,
      sourceHash: upload.sha256,
      fileName: name,
      state: 'unattached',
      slot: null,
      requestId: null,
      eventId: null,
      createdAt: deps.now(),
    });
    await audit.record({ actor, action: 'material.add', subject: material.id });
    return material;
  });
  if (kept !== material) await deps.files.delete(name);
  return materialIn(kept);
}

/** The same material if it waits already. */
async function placeFor(
  materials: MaterialStore,
  ownerId: string,
  sourceHash: string,
): Promise<Kept | 'free' | 'none'> {
  const known = await materials.findUnattached(ownerId, sourceHash);
  if (known) return { id: known.id, kind: known.kind };
  return (await materials.countUnattached(ownerId)) < UNATTACHED_MAX ? 'free' : 'none';
}

function materialIn(place: Kept | 'none'): Kept {
  if (place === 'none') throw new AppError('material.too-many');
  return place;
}
