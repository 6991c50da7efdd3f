import { sessionsApi } from 'shared/sessions.ts';
import { call } from '../../platform/call.ts';
import { goTab } from '../../platform/navigate.ts';
import { forgetSession } from '../../resource/session.ts';
import { useAction } from '../../resource/use-action.ts';

export const useLogout = () =>
  useAction(
    () => call(sessionsApi.logout, {}),
    () => {
      forgetSession();
      void goTab('home');
    },
  );
