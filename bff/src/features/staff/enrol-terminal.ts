import type { TerminalPlace } from 'shared/staff.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { StaffDeps } from './deps.ts';
import { takePeerTry } from './peer-tries.ts';
import { placeOf } from './place.ts';

const SECRET_BYTES = 32;

/**
 * Makes the calling browser the terminal; the secret goes into its cookie. A second browser with the same code is
 * refused. `peer` is the caller's address. Throws `terminal.code-not-usable`, `request.too-many`.
 */
export async function enrolTerminal(
  deps: StaffDeps,
  actor: Actor,
  input: { enrolmentCode: string },
  peer: string,
): Promise<{ place: TerminalPlace; secret: string }> {
  const limit = await takePeerTry(deps, 'enrol', peer);
  const secret = deps.newSecret(SECRET_BYTES);
  const place = await deps.inTransaction(async ({ terminals, audit }) => {
    const terminal = await terminals.enrol(input.enrolmentCode, secret, deps.now());
    if (!terminal) throw new AppError('terminal.code-not-usable');
    await audit.record({ actor, action: 'terminal.enrol', subject: terminal.id });
    return placeOf(terminal);
  });
  await deps.tries.giveBack(limit);
  return { place, secret };
}
