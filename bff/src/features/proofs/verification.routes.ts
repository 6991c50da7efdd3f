import { verificationApi, VERIFY_LIMIT_BYTES } from 'shared/verification.ts';
import type { Mount } from '../../http/mount.ts';
import { readChecks } from './read-checks.ts';
import type { VerificationDeps } from './verification-deps.ts';
import { verifyByCode } from './verify-code.ts';
import { verifyFile, verifyHash } from './verify-file.ts';
import { verifyHolder } from './verify-holder.ts';
import { verifyByNumber } from './verify-number.ts';

/** Anybody may ask, without a login; only `checks` is the holder's. */
export function verificationRoutes(mount: Mount, deps: VerificationDeps): void {
  const { keys, code, number, hash, file, holder, checks } = verificationApi;
  mount.plain(keys, () => Promise.resolve(deps.codes.published(deps.now())));
  mount.plain(code, (_actor, input, { peer }) => verifyByCode(deps, input, peer));
  mount.plain(number, (_actor, input, { peer }) => verifyByNumber(deps, input, peer));
  mount.plain(hash, (_actor, input, { peer }) => verifyHash(deps, input, peer));
  mount.upload(file, VERIFY_LIMIT_BYTES, (_actor, _input, { upload, peer }) => verifyFile(deps, upload, peer));
  mount.plain(holder, (_actor, input, { peer }) => verifyHolder(deps, input, peer));
  mount.plain(checks, (actor, input) => readChecks(deps, actor, input));
}
