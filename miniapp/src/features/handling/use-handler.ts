import { staffApi, type StaffSession } from 'shared/staff.ts';
import { call } from '../../platform/call.ts';
import { dropCredentials, keepCredentials } from '../../platform/credentials';
import { replace } from '../../platform/navigate.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

export const toSignIn = () => void replace('handling/sign-in');

/** True for those who have a desk for cases. */
export const handlesCases = ({ roles }: Pick<StaffSession, 'roles'>): boolean =>
  roles.includes('handler') || roles.includes('supervisor');

/** Opens a staff session by number and password. */
export const useSignIn = () =>
  useAction(
    (_key, staffNumber: string, password: string) => call(staffApi.login, { staffNumber, password }),
    ({ csrfToken }) => {
      keepCredentials('staff', { csrf: csrfToken });
      void replace('handling/board');
    },
  );

/** Who sits here, and how to leave. */
export function useHandler() {
  const loaded = useResource('staff', () => call(staffApi.session, {}));
  const leave = useAction(
    () => call(staffApi.logout, {}),
    () => {
      dropCredentials('staff');
      toSignIn();
    },
  );
  return { loaded, leave: () => void leave.run() };
}
