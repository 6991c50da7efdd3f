import { staffApi, type StaffSession, type TerminalPlace } from 'shared/staff.ts';
import { useEffect } from 'react';
import { call } from '../../platform/call.ts';
import { dropCredentials, keepCredentials } from '../../platform/credentials';
import { replace } from '../../platform/navigate.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

export const toSignIn = () => void replace('desk/sign-in');

/** A member of staff at a window's own terminal. */
export type ClerkSession = StaffSession & { terminal: TerminalPlace };
export const isClerk = (staff: StaffSession): staff is ClerkSession =>
  staff.terminal !== null && staff.roles.includes('clerk');

/** Which window this browser stands at, and making it one. */
export function useTerminal() {
  const loaded = useResource('terminal', () => call(staffApi.terminal, {}));
  const enrol = useAction(
    (_key, enrolmentCode: string) => call(staffApi.enrolTerminal, { enrolmentCode }),
    (terminal) => loaded.replace({ terminal }),
  );
  return { loaded, enrol };
}

export const useSignIn = () =>
  useAction(
    (_key, staffNumber: string, password: string) => call(staffApi.login, { staffNumber, password }),
    ({ csrfToken }) => {
      keepCredentials('staff', { csrf: csrfToken });
      void replace('desk/counter');
    },
  );

/** Who works here; without a session it goes to the sign-in page. `leave` ends the session. */
export function useClerk() {
  const loaded = useResource('clerk', async () => {
    const session = await call(staffApi.session, {});
    keepCredentials('staff', { csrf: session.csrfToken });
    return session;
  });
  const { resource } = loaded;
  const signedOut = resource.state === 'failed' && resource.error.status === 401;
  useEffect(() => {
    if (signedOut) toSignIn();
  }, [signedOut]);
  const leave = useAction(
    () => call(staffApi.logout, {}),
    () => {
      dropCredentials('staff');
      toSignIn();
    },
  );
  return { loaded, signedOut, leave: leave.run };
}
