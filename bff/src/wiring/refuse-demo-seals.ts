import { isDemoName } from 'shared/identity.ts';
import { ConfigError } from '../config.ts';
import { departmentCodes } from '../features/proofs/departments.ts';
import type { Seals } from '../features/proofs/deps.ts';

/** For production: a demonstration's keys would seal for offices that do not exist. Throws {@link ConfigError}. */
export function refuseDemoSeals({ organizationOf }: Pick<Seals, 'organizationOf'>): void {
  const made = departmentCodes.filter((code) => isDemoName(organizationOf(code)));
  if (made.length > 0)
    throw new ConfigError(
      made.map((code) => `KEYS_FILE: the seal of ${code} is a demonstration’s (样例), refused in production`),
    );
}
