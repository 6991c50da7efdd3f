import type { AttemptLimit } from '../../kernel/attempts.ts';
import { AppError } from '../../kernel/app-error.ts';
import { secondsUntil } from '../../kernel/clock.ts';
import type { StaffDeps } from './deps.ts';

/**
 * Wrong tries a minute by network address. A hall's clerks share one, and who is right does not count. Each wrong
 * login costs a hash; a wrong enrolment code is a guess at a terminal.
 */
const MOST = { login: 60, enrol: 20 } as const;

/** Takes a try of `peer`'s; whoever turns out to be right gives it back. Throws `request.too-many`. */
export async function takePeerTry(
  { tries, now }: Pick<StaffDeps, 'tries' | 'now'>,
  what: keyof typeof MOST,
  peer: string,
): Promise<AttemptLimit> {
  const limit = { subject: `staff.${what} ${peer}`, most: MOST[what], windowMs: 60_000 };
  const at = now();
  const until = await tries.take(limit, at);
  if (until !== null) throw new AppError('request.too-many', { retryAfter: secondsUntil(until, at) });
  return limit;
}
