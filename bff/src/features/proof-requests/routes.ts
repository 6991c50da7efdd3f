import { MATERIAL_MAX_BYTES, proofRequestsApi } from 'shared/proof-requests.ts';
import { reviewsApi } from 'shared/reviews.ts';
import type { Mount } from '../../http/mount.ts';
import { addMaterial } from './add-material.ts';
import { supplyMaterial, withdrawRequest } from './answer-request.ts';
import type { Deps } from './deps.ts';
import { listQueue } from './list-queue.ts';
import { listRequests, listTypes } from './list-requests.ts';
import { readMaterial, readReviewedMaterial } from './read-material.ts';
import { readLooks, readRequest } from './read-request.ts';
import { readReviewed } from './read-reviewed.ts';
import { submitRequest } from './submit-request.ts';
import { readStepTaken, takeReview } from './take-review.ts';

export function proofRequestsRoutes(mount: Mount, deps: Deps): void {
  mount.plain(proofRequestsApi.types, () => Promise.resolve(listTypes(deps)));
  mount.upload(proofRequestsApi.addMaterial, MATERIAL_MAX_BYTES, (actor, _input, { upload }) =>
    addMaterial(deps, actor, upload),
  );
  mount.file(proofRequestsApi.material, (actor, input) => readMaterial(deps, actor, input));
  mount.once(
    proofRequestsApi.submit,
    (actor, input, { once }) => submitRequest(deps, actor, input, once),
    (actor, id) => readRequest(deps, actor, { id }),
  );
  mount.plain(proofRequestsApi.mine, (actor, input) => listRequests(deps, actor, input));
  mount.plain(proofRequestsApi.read, (actor, input) => readRequest(deps, actor, input));
  mount.plain(proofRequestsApi.looks, (actor, input) => readLooks(deps, actor, input));
  mount.once(
    proofRequestsApi.supply,
    (actor, input, { once }) => supplyMaterial(deps, actor, input, once),
    (actor, id) => readStepTaken(deps, actor, id),
  );
  mount.once(
    proofRequestsApi.withdraw,
    (actor, input, { once }) => withdrawRequest(deps, actor, input, once),
    (actor, id) => readStepTaken(deps, actor, id),
  );
  mount.plain(reviewsApi.queue, (actor, input) => listQueue(deps, actor, input));
  mount.plain(reviewsApi.read, (actor, input) => readReviewed(deps, actor, input));
  mount.once(
    reviewsApi.take,
    (actor, input, { once }) => takeReview(deps, actor, input, once),
    (actor, id) => readStepTaken(deps, actor, id),
  );
  mount.file(reviewsApi.material, (actor, input) => readReviewedMaterial(deps, actor, input));
}
