import type { TerminalPlace } from 'shared/staff.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { StaffDeps } from './deps.ts';
import { placeOf } from './place.ts';

const SECRET_BYTES = 32;

/** Makes the calling browser the terminal; the secret goes into its cookie. A second browser with the same code is refused. */
export function enrolTerminal(
  deps: StaffDeps,
  actor: Actor,
  input: { enrolmentCode: string },
): Promise<{ place: TerminalPlace; secret: string }> {
  const secret = deps.newSecret(SECRET_BYTES);
  return deps.inTransaction(async ({ terminals, audit }) => {
    const terminal = await terminals.enrol(input.enrolmentCode, secret, deps.now());
    if (!terminal) throw new AppError('terminal.code-not-usable');
    await audit.record({ actor, action: 'terminal.enrol', subject: terminal.id });
    return { place: placeOf(terminal), secret };
  });
}
