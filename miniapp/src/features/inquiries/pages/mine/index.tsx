import { View } from '@tarojs/components';
import type { InquiryAboutMe } from 'shared/inquiries.ts';
import { inquiryStatusWords, type InquiryStatus } from 'shared/inquiry-steps.ts';
import { More } from '../../../../resource/more.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Card, KeyValue, Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Empty } from '../../../../ui/state.tsx';
import { Tag, type TagProps } from '../../../../ui/tag.tsx';
import { whenWords } from '../../../../ui/when.ts';
import { useAboutMe } from '../../use-about-me.ts';

const tones = {
  asked: 'info',
  answered: 'ok',
  declined: 'gray',
  cancelled: 'gray',
} as const satisfies Record<InquiryStatus, TagProps['tone']>;

export default function AboutMe() {
  return (
    <Page title="部门查过我的" say={() => ['哪个部门向哪个部门查过您，为什么查，都在这里']}>
      <RequireIdentity what="谁查过您">{() => <Asked />}</RequireIdentity>
    </Page>
  );
}

function Asked() {
  const { first, items, more } = useAboutMe();
  return (
    <ResourceView
      of={first}
      isEmpty={(page) => page.items.length === 0}
      empty={
        <Empty picture="lookers" title="还没有部门查过您">
          一个部门要向另一个部门查您的情况，要有法律依据，每次都会记在这里。
        </Empty>
      }
      asking="正在取谁查过您"
      ready={() => (
        <Stack>
          {items.map((one) => (
            <AskedCard key={one.id} one={one} />
          ))}
          <More more={more} />
        </Stack>
      )}
    />
  );
}

const AskedCard = ({ one }: { one: InquiryAboutMe }) => (
  <Card label={one.title}>
    <View className="sb-row sb-between sb-gap-2">
      <View ariaRole="heading" ariaLevel={2} className="sb-t3">
        {one.title}
      </View>
      <Tag tone={tones[one.status]}>{inquiryStatusWords[one.status]}</Tag>
    </View>
    <KeyValue name="谁查的">{one.asker}</KeyValue>
    <KeyValue name="向谁查">{one.holder}</KeyValue>
    <KeyValue name="办什么事">{one.purpose}</KeyValue>
    <KeyValue name="办件编号">{one.matterNumber}</KeyValue>
    <KeyValue name="依据">{one.legalBasis}</KeyValue>
    <KeyValue name="时间">{whenWords(one.askedAt)}</KeyValue>
  </Card>
);
