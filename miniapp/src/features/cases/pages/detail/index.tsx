import { View } from '@tarojs/components';
import { caseCategories } from 'shared/case-categories.ts';
import { caseKinds, casesApi, shortCaseNumber, type CaseDetail } from 'shared/cases.ts';
import { useState } from 'react';
import { pathOf } from '../../../../platform/call.ts';
import { useParams } from '../../../../platform/navigate.ts';
import { LooksSheet } from '../../../../resource/looks-sheet.tsx';
import { Refused } from '../../../../resource/refused.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { useSession } from '../../../../resource/session.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, LinkText, Section, Stack } from '../../../../ui/card.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PhotoRow } from '../../../../ui/photo-row.tsx';
import { Sheet } from '../../../../ui/sheet.tsx';
import { Skeleton } from '../../../../ui/state.tsx';
import { Timeline } from '../../../../ui/steps.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { whenWords } from '../../../../ui/when.ts';
import { AnswerCard } from '../../answer-card.tsx';
import { callerSays, deadlineLines, dueWords, momentWords, statusTag } from '../../case-words.ts';
import { RatingCard } from '../../rating-card.tsx';
import { useCase, useLooks } from '../../use-case.ts';
import '../../case-words.css';

export default function CaseDetailPage() {
  if (useSession()?.level === 'resident') return <OwnCase />;
  return (
    <Page title="有呼">
      <RequireIdentity what="这件有呼">{() => null}</RequireIdentity>
    </Page>
  );
}

function OwnCase() {
  const { id = '' } = useParams();
  const { loaded, answer, rate, remind } = useCase(id);
  const one = loaded.resource.state === 'ready' ? loaded.resource.data : undefined;
  const error = answer.error ?? rate.error ?? remind.error;
  const again = () => {
    for (const act of [answer, rate, remind]) act.forget();
    loaded.reload();
  };
  return (
    <Page
      title={one ? `有呼 ${shortCaseNumber(one.number)}` : '有呼'}
      say={() => (one ? sayings(one) : [])}
      foot={
        one?.mayRemind && (
          <Button
            kind="soft"
            icon="bell"
            working={remind.working}
            workingLabel="正在催…"
            onPress={() => void remind.run(one.version)}
          >
            催一下
          </Button>
        )
      }
    >
      <Refused error={error} onAgain={again} />
      <ResourceView
        of={loaded}
        isEmpty={() => false}
        empty={null}
        skeleton={<Skeleton cards={2} height={200} />}
        ready={(ready) => (
          <Stack>
            <Head one={ready} />
            <AnswerCard
              of={ready}
              working={answer.working}
              onAnswer={(solved, comment) => void answer.run(ready.version, solved, comment)}
            />
            {ready.steps.includes('rate') && (
              <RatingCard
                working={rate.working}
                onRate={(stars, comment) => void rate.run(ready.version, stars, comment)}
              />
            )}
            <Course one={ready} />
            <Words one={ready} />
          </Stack>
        )}
      />
    </Page>
  );
}

function Head({ one }: { one: CaseDetail }) {
  const [counting, setCounting] = useState(false);
  const due = dueWords(one);
  return (
    <View>
      <View ariaRole="heading" ariaLevel={2} className="sb-t2">
        {one.title}
      </View>
      <View className="sb-row sb-wrap sb-gap-2 sb-mt-2">
        <Tag {...statusTag(one.status)} />
        {due && (
          <View className="sb-row sb-gap-1 sb-small sb-ink-2">
            <Icon name="clock" size="s" />
            {due}
            {one.deadline?.provisional ? '（暂定）' : ''}
          </View>
        )}
        <View className="sb-grow" />
        {one.deadline && <LinkText onPress={() => setCounting(true)}>怎么算的</LinkText>}
      </View>
      {one.deadline && (
        <Sheet open={counting} title="这个日子怎么算的" onClose={() => setCounting(false)}>
          {deadlineLines(one.deadline).map((line) => (
            <View key={line} className="sb-mt-2">
              {line}
            </View>
          ))}
        </Sheet>
      )}
    </View>
  );
}

function Course({ one }: { one: CaseDetail }) {
  const [looking, setLooking] = useState(false);
  return (
    <Section title="办到哪了" more={{ words: '谁看过', onPress: () => setLooking(true) }}>
      <Card>
        <Timeline
          entries={one.course.map((moment) => ({
            key: moment.id,
            title: momentWords(moment),
            detail: moment.text ? `“${moment.text}”` : undefined,
            at: `${whenWords(moment.at)}${moment.photoIds.length > 0 ? ` · 附 ${moment.photoIds.length} 张照片` : ''}`,
          }))}
        />
      </Card>
      {looking && <Looks id={one.id} onClose={() => setLooking(false)} />}
    </Section>
  );
}

const Looks = ({ id, onClose }: { id: string; onClose: () => void }) => (
  <LooksSheet title="谁看过这一件" of={useLooks(id)} onClose={onClose} />
);

const Words = ({ one }: { one: CaseDetail }) => (
  <Section title="您写的">
    <Card>
      <View className="sb-small sb-ink-3">
        {caseKinds[one.kind]} · {caseCategories[one.category].name} · <View className="case-number">{one.number}</View>
      </View>
      <View className="sb-mt-1 case-words">{one.text}</View>
      <PhotoRow label="您的照片" paths={one.photoIds.map((id) => pathOf(casesApi.photo, { id }))} />
      {one.place && (
        <View className="sb-row sb-gap-1 sb-small sb-ink-2 sb-mt-2">
          <Icon name="place" size="s" />
          {one.place.text || '手机位置'}
          {one.place.text && one.place.point ? '，附手机位置' : ''}
        </View>
      )}
      {one.hideIdentity && <View className="sb-small sb-ink-3 sb-mt-2">办理单位不知道您是谁</View>}
    </Card>
  </Section>
);

function sayings(one: CaseDetail): string[] {
  const unit = one.facts.unit;
  const caller = callerSays(one);
  return [
    one.title,
    statusTag(one.status).children,
    dueWords(one) ?? '',
    unit ? `${unit.unitName}说：${unit.statement}` : '办理单位还没说办完',
    `您说：${caller.says}`,
    one.steps.includes('confirm') ? '可以点没解决，或者解决了' : '',
  ].filter((line) => line !== '');
}
