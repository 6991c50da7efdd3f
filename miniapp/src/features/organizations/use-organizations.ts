import { organizationsApi, type Organization } from 'shared/organizations.ts';
import { call } from '../../platform/call.ts';
import { back } from '../../platform/navigate.ts';
import { readSession } from '../../resource/session.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';
import { toast } from '../../ui/toast.tsx';

/** The firms of the person, and switching between them and 个人. */
export function useOrganizations() {
  const loaded = useResource('organizations', async () => (await call(organizationsApi.mine, {})).organizations);
  const act = useAction(
    async (_key, organizationId: string | null) => {
      await call(organizationsApi.act, { organizationId });
      return readSession();
    },
    ({ acting }) => toast(acting ? `已切换到${acting.organizationName}` : '已切换到个人'),
  );
  return { loaded, act };
}

export const useBind = () =>
  useAction(
    (key, creditCode: string) => call(organizationsApi.bind, { creditCode }, { key }),
    (_bound: Organization) => {
      toast('绑定好了');
      void back();
    },
  );

/** The agents of one firm, for its legal representative. */
export function useAgents(id: string) {
  const loaded = useResource(`agents-${id}`, async () => (await call(organizationsApi.agents, { id })).agents);
  const authorize = useAction(
    (key, name: string, idNumber: string) => call(organizationsApi.authorizeAgent, { id, name, idNumber }, { key }),
    loaded.reload,
  );
  const end = useAction(
    (key, agentId: string) => call(organizationsApi.endAgent, { id: agentId }, { key }),
    loaded.reload,
  );
  return { loaded, authorize, end };
}
