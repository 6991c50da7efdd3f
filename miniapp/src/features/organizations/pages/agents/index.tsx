import { View } from '@tarojs/components';
import type { OrganizationAgent } from 'shared/organizations.ts';
import { useState } from 'react';
import { useParams } from '../../../../platform/navigate.ts';
import { Refused } from '../../../../resource/refused.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, Section, Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Dialog } from '../../../../ui/sheet.tsx';
import { Empty } from '../../../../ui/state.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { AgentForm } from '../../agent-form.tsx';
import { useAgents } from '../../use-organizations.ts';

export default function AgentsPage() {
  const { id = '', name = '' } = useParams();
  return (
    <Page title="企业经办人" say={() => [`${name}的经办人`, '经办人能代表企业办事，您可以随时停掉']}>
      <RequireIdentity what="企业的经办人">{() => <Agents id={id} name={name} />}</RequireIdentity>
    </Page>
  );
}

function Agents({ id, name }: { id: string; name: string }) {
  const { loaded, authorize, end } = useAgents(id);
  const [asking, setAsking] = useState<OrganizationAgent>();
  const error = end.error;
  return (
    <Stack>
      <View className="sb-ink-2">{name}。经办人能代表企业办事，您可以随时停掉。</View>
      <Refused error={error} />
      <ResourceView
        of={loaded}
        isEmpty={(agents) => agents.length === 0}
        empty={<Empty title="还没有经办人">在下面填姓名和身份证号，就能授权。</Empty>}
        ready={(agents) => (
          <Stack>
            {agents.map((agent) => (
              <AgentCard key={agent.id} agent={agent} onEnd={() => setAsking(agent)} />
            ))}
          </Stack>
        )}
      />
      <Section title="授权一位经办人">
        <AgentForm authorize={authorize} />
      </Section>
      <Dialog
        open={asking !== undefined}
        title={`停掉${asking?.name ?? ''}的授权？`}
        keep={{ words: '留着', onPress: () => setAsking(undefined) }}
        act={{
          words: '停掉授权',
          working: end.working,
          onPress: () => {
            if (!asking) return;
            void end.run(asking.id).then(() => setAsking(undefined));
          },
        }}
      >
        马上就不能再代表企业办事。以前办好的不受影响。
      </Dialog>
    </Stack>
  );
}

function AgentCard({ agent, onEnd }: { agent: OrganizationAgent; onEnd: () => void }) {
  const { name, maskedIdNumber, endedAt } = agent;
  return (
    <Card label={name}>
      <View className="sb-row sb-between sb-gap-3">
        <View className="sb-grow">
          <View className="sb-row sb-gap-2">
            <View className="sb-strong">{name}</View>
            {endedAt ? <Tag>已停掉</Tag> : <Tag tone="ok">有效</Tag>}
          </View>
          <View ariaLabel="身份证号，已遮住" className="sb-small sb-ink-3 sb-num">
            {maskedIdNumber}
          </View>
        </View>
        {!endedAt && (
          <Button kind="outline-ink" small onPress={onEnd} label={`停掉${name}的授权`}>
            停掉
          </Button>
        )}
      </View>
    </Card>
  );
}
