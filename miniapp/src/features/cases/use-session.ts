import { sessionsApi } from 'shared/sessions.ts';
import { call } from '../../platform/call.ts';
import { useResource } from '../../resource/use-resource.ts';

/** As whom one calls: the person, or the firm acted for. */
export const useSession = () => useResource('session', () => call(sessionsApi.current, {}));
