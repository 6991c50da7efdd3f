import type { Sensitivity } from 'shared/proofs.ts';
import type { Deps } from './deps.ts';
import type { Proof } from './proof.ts';

/** Of a proof's type; a type this version does not define any more counts as ordinary. */
export const sensitivityOf = (
  { types, reviewedTypes }: Pick<Deps, 'types' | 'reviewedTypes'>,
  { type }: Pick<Proof, 'type'>,
): Sensitivity => [...types, ...reviewedTypes].find(({ code }) => code === type)?.sensitivity ?? 'ordinary';
