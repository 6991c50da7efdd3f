import { proofsDeskApi } from 'shared/proofs-desk.ts';
import type { Mount } from '../../http/mount.ts';
import type { Staff } from '../../kernel/actor.ts';
import { correctProof } from './correct-proof.ts';
import type { Deps } from './deps.ts';
import { listIssuedProofs, readIssuedProof, viewIssuedProof } from './issued-proofs.ts';
import { revokeIssuedProof } from './revoke-issued-proof.ts';

/** For the reviewers of an issuing department. */
export function proofsDeskRoutes(mount: Mount, deps: Deps): void {
  const read = async (actor: Staff, id: string) => viewIssuedProof(deps, await readIssuedProof(deps, actor, id));

  mount.plain(proofsDeskApi.list, (actor, input) => listIssuedProofs(deps, actor, input));
  mount.once(
    proofsDeskApi.revoke,
    async (actor, input, { once }) => viewIssuedProof(deps, await revokeIssuedProof(deps, actor, input, once)),
    (actor, _resourceId, { id }) => read(actor, id),
  );
  mount.once(
    proofsDeskApi.correct,
    async (actor, input, { once }) => viewIssuedProof(deps, await correctProof(deps, actor, input, once)),
    (actor, id) => read(actor, id),
  );
}
