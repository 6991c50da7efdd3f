import { sessionsApi } from 'shared/sessions.ts';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

/** The person's signed-in devices, and how to end one. */
export function useSessions() {
  const loaded = useResource('sessions', async () => (await call(sessionsApi.list, {})).sessions);
  const end = useAction((_key, id: string) => call(sessionsApi.end, { id }), loaded.reload);
  return { loaded, end };
}
