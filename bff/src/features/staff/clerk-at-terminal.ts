import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { StaffDeps, StaffMember, Terminal } from './deps.ts';

/** A clerk at the window, proven by two things: the session, and the terminal's own cookie it was opened on. */
export interface ClerkAtTerminal {
  readonly actor: Staff;
  readonly member: StaffMember;
  readonly terminal: Terminal;
}

/** A session carried to another computer is refused, also while the terminal's browser holds another terminal's cookie. */
export async function clerkAtTerminal(
  deps: Pick<StaffDeps, 'staff' | 'terminals'>,
  actor: Staff,
  terminalSecret: string | null,
): Promise<ClerkAtTerminal> {
  if (!actor.roles.includes('clerk')) throw new AppError('actor.forbidden');
  const terminal = terminalSecret === null ? null : await deps.terminals.findBySecret(terminalSecret);
  if (!terminal || terminal.id !== actor.terminalId) throw new AppError('terminal.required');
  const member = await deps.staff.find(actor.id);
  if (!member) throw new AppError('session.required');
  return { actor, member, terminal };
}
