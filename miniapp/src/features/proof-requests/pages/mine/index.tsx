import { View } from '@tarojs/components';
import type { ProofRequestSummary } from 'shared/proof-requests.ts';
import { go, goTab } from '../../../../platform/navigate.ts';
import { More } from '../../../../resource/more.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { List, Row } from '../../../../ui/list.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Empty } from '../../../../ui/state.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { dayWords } from '../../../../ui/when.ts';
import { dueWords, statusTag } from '../../request-words.ts';
import { useMyRequests } from '../../use-requests.ts';

export default function MyRequests() {
  return (
    <Page title="我的申请" say={() => ['要审核的证明，办到哪了，都在这里']}>
      <RequireIdentity what="您的申请">{() => <Requests />}</RequireIdentity>
    </Page>
  );
}

function Requests() {
  const { first, items, more } = useMyRequests();
  return (
    <ResourceView
      of={first}
      isEmpty={(page) => page.items.length === 0}
      empty={
        <Empty
          picture="papers"
          title="还没有申请过"
          action={{ words: '去看能申请哪些', onPress: () => void goTab('proofs') }}
        >
          要部门审核的证明，申请后在这里看办到哪了
        </Empty>
      }
      asking="正在取您的申请"
      ready={() => (
        <>
          <List label="我的申请">
            {items.map((one) => (
              <RequestRow key={one.id} one={one} />
            ))}
          </List>
          {more && (
            <View className="sb-mt-3">
              <More more={more} />
            </View>
          )}
        </>
      )}
    />
  );
}

const RequestRow = ({ one }: { one: ProofRequestSummary }) => (
  <Row
    title={one.title}
    detail={dueWords(one) ?? `${dayWords(one.submittedAt)}交的，用于${one.purpose}`}
    keepDetail
    end={<Tag {...statusTag(one.status)} />}
    onPress={() => void go('proof-requests/detail', { id: one.id })}
  />
);
