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

/** True for those who review requests for proofs. */
export const reviews = ({ roles }: Pick<StaffSession, 'roles'>): boolean => roles.includes('reviewer');

/** Opens a staff session by number and password. */
export const useSignIn = () =>
  useAction(
    (_key, staffNumber: string, password: string) => call(staffApi.login, { staffNumber, password }),
    (session) => {
      keepCredentials('staff', { csrf: session.csrfToken });
      void replace(reviews(session) && !handlesCases(session) ? 'handling/reviews' : 'handling/board');
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
