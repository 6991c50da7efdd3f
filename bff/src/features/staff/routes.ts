import { done } from 'shared/text.ts';
import { staffApi } from 'shared/staff.ts';
import type { Mount } from '../../http/mount.ts';
import type { StaffDeps } from './deps.ts';
import { enrolTerminal } from './enrol-terminal.ts';
import { logInStaff } from './log-in-staff.ts';
import { logOutStaff } from './log-out-staff.ts';
import { placeOf } from './place.ts';
import { readStaffSession } from './read-staff-session.ts';

const YEAR_S = 365 * 86_400;
const SESSION_S = 12 * 3_600;

export function staffRoutes(mount: Mount, deps: StaffDeps): void {
  mount.plain(staffApi.enrolTerminal, async (actor, input, call) => {
    const { place, secret } = await enrolTerminal(deps, actor, input, call.peer);
    call.setTerminalCookie(secret, YEAR_S);
    return place;
  });
  mount.plain(staffApi.terminal, async (_actor, _input, { terminalSecret }) => {
    const terminal = terminalSecret === null ? null : await deps.terminals.findBySecret(terminalSecret);
    return { terminal: terminal && placeOf(terminal) };
  });
  mount.plain(staffApi.login, async (actor, input, call) => {
    const { session, token } = await logInStaff(deps, actor, input, call);
    call.setSessionCookie(token, SESSION_S, 'staff');
    return { ...session, expiresAt: new Date(deps.now().getTime() + SESSION_S * 1000).toISOString() };
  });
  mount.plain(staffApi.session, (actor, _input, { csrfToken }) => readStaffSession(deps, actor, csrfToken));
  mount.plain(staffApi.logout, async (actor, _input, call) => {
    await logOutStaff(deps, actor);
    call.setSessionCookie(null, 0, 'staff');
    return done;
  });
}
