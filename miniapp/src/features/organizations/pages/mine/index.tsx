import { View } from '@tarojs/components';
import type { Organization } from 'shared/organizations.ts';
import type { CurrentSession } from 'shared/sessions.ts';
import { go } from '../../../../platform/navigate.ts';
import { Refused } from '../../../../resource/refused.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, LinkText, Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Empty } from '../../../../ui/state.tsx';
import { Note, Tag } from '../../../../ui/tag.tsx';
import { useOrganizations } from '../../use-organizations.ts';

const bind = () => void go('organizations/bind');

export default function OrganizationsPage() {
  return (
    <Page title="我的企业" say={() => ['我的企业', '点“代表它办事”，就用企业身份办']}>
      <RequireIdentity what="您的企业">{(session) => <Organizations session={session} />}</RequireIdentity>
    </Page>
  );
}

function Organizations({ session }: { session: CurrentSession }) {
  const { loaded, act } = useOrganizations();
  const actingId = session.acting?.organizationId ?? null;
  return (
    <Stack>
      <Refused error={act.error} />
      {actingId !== null && (
        <Note
          end={
            <Button kind="soft" small working={act.working} onPress={() => void act.run(null)}>
              回到个人
            </Button>
          }
        >
          现在代表企业办事
        </Note>
      )}
      <ResourceView
        of={loaded}
        isEmpty={(organizations) => organizations.length === 0}
        empty={
          <Empty title="还没有绑定企业" action={{ words: '绑定企业', onPress: bind }}>
            您是法定代表人，就能绑定；经办人请法定代表人授权。
          </Empty>
        }
        ready={(organizations) => (
          <Stack>
            {organizations.map((organization) => (
              <OrganizationCard
                key={organization.id}
                organization={organization}
                acting={organization.id === actingId}
                working={act.working}
                onAct={() => void act.run(organization.id)}
              />
            ))}
            <Button kind="outline" icon="plus" onPress={bind}>
              绑定企业
            </Button>
          </Stack>
        )}
      />
    </Stack>
  );
}

interface CardProps {
  organization: Organization;
  acting: boolean;
  working: boolean;
  onAct: () => void;
}

function OrganizationCard({ organization, acting, working, onAct }: CardProps) {
  const { id, name, creditCode, role } = organization;
  return (
    <Card label={name}>
      <View className="sb-strong">{name}</View>
      <View className="sb-small sb-ink-3 sb-num">{creditCode}</View>
      <View className="sb-row sb-gap-2 sb-mt-1">
        <Tag tone="brand">{role === 'agent' ? '经办人' : '法定代表人'}</Tag>
        {acting && <Tag tone="ok">正在代表</Tag>}
      </View>
      <View className="sb-row sb-wrap sb-gap-3 sb-mt-2">
        {!acting && (
          <Button kind="soft" small working={working} onPress={onAct} label={`代表${name}办事`}>
            代表它办事
          </Button>
        )}
        {role === 'legal-representative' && (
          <LinkText chevron label={`${name}的经办人`} onPress={() => void go('organizations/agents', { id, name })}>
            经办人
          </LinkText>
        )}
      </View>
    </Card>
  );
}
