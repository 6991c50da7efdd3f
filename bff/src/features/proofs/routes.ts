import { proofsApi, type Proof as ProofView } from 'shared/proofs.ts';
import type { Mount } from '../../http/mount.ts';
import type { Deps } from './deps.ts';
import { issueProof } from './issue-proof.ts';
import { listProofs } from './list-proofs.ts';
import { listTypes } from './list-types.ts';
import { viewProof, type Proof } from './proof.ts';
import { sensitivityOf } from './sensitivity-of.ts';
import { drawProof, readProof, readProofFile } from './read-proof.ts';
import { revokeProof } from './revoke-proof.ts';
import { askWards } from './wards.ts';

export function proofsRoutes(mount: Mount, deps: Deps): void {
  const view = (proof: Proof): ProofView => viewProof(proof, sensitivityOf(deps, proof), deps.origin, deps.now());

  mount.plain(proofsApi.types, () => Promise.resolve({ types: listTypes(deps) }));
  mount.plain(proofsApi.wards, async (actor, _input, { requestId }) => ({
    wards: await askWards(deps, actor, actor.id, requestId),
  }));
  mount.once(
    proofsApi.issue,
    async (actor, input, { once }) => view(await issueProof(deps, actor, input, once)),
    async (actor, id) => view(await readProof(deps, actor, { id })),
  );
  mount.plain(proofsApi.list, async (actor, input) => {
    const { proofs, next } = await listProofs(deps, actor, input);
    return { proofs: proofs.map(view), next };
  });
  mount.plain(proofsApi.detail, async (actor, input) => view(await readProof(deps, actor, input)));
  mount.file(proofsApi.file, async (actor, { id, format = 'pdf' }) => {
    const { proof, bytes, sha256 } = await readProofFile(deps, actor, { id, format });
    const fileName = `${proof.title} ${proof.number}.${format}`;
    return { bytes, mediaType: `application/${format}`, fileName, version: sha256 };
  });
  mount.file(proofsApi.picture, async (actor, input) => {
    const bytes = Buffer.from(await drawProof(deps, actor, input));
    return { bytes, mediaType: 'image/svg+xml', fileName: 'proof.svg', inline: true };
  });
  mount.once(
    proofsApi.revoke,
    async (actor, input, { once }) => view(await revokeProof(deps, actor, input, once)),
    async (actor, _resourceId, { id }) => view(await readProof(deps, actor, { id })),
  );
}
