import { proofsApi, VERIFY_LIMIT_BYTES, type Proof as ProofView } from 'shared/proofs.ts';
import type { Mount } from '../../http/mount.ts';
import type { Deps } from './deps.ts';
import { issueProof } from './issue-proof.ts';
import { listProofs } from './list-proofs.ts';
import { listTypes } from './list-types.ts';
import { viewProof, type Proof } from './proof.ts';
import { departments } from './proof-type.ts';
import { drawProof, readProof, readProofFile } from './read-proof.ts';
import { revokeProof } from './revoke-proof.ts';
import { verifyByCode, verifyByNumber, verifyFile } from './verify-proof.ts';

export function proofsRoutes(mount: Mount, deps: Deps): void {
  const view = (proof: Proof): ProofView =>
    viewProof(proof, departments[proof.department].everyday, deps.origin, deps.now());

  mount.plain(proofsApi.types, () => Promise.resolve({ types: listTypes(deps) }));
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
  mount.file(proofsApi.file, async (actor, input) => {
    const { proof, bytes } = await readProofFile(deps, actor, input);
    return { bytes, mediaType: 'application/pdf', fileName: `${proof.title} ${proof.number}.pdf` };
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
  mount.plain(proofsApi.verifyCode, (_actor, input, { peer }) => verifyByCode(deps, input, peer));
  mount.plain(proofsApi.verifyNumber, (_actor, input, { peer }) => verifyByNumber(deps, input, peer));
  mount.upload(proofsApi.verifyFile, VERIFY_LIMIT_BYTES, (_actor, _input, { upload, peer }) =>
    verifyFile(deps, upload, peer),
  );
}
