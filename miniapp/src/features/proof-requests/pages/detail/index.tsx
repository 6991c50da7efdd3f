import { View } from '@tarojs/components';
import type { ProofRequest } from 'shared/proof-requests.ts';
import { useState } from 'react';
import { saveFile } from '../../../../platform/files';
import { go, useParams } from '../../../../platform/navigate.ts';
import { LooksSheet } from '../../../../resource/looks-sheet.tsx';
import { Refused } from '../../../../resource/refused.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { useSession } from '../../../../resource/session.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, KeyValue, LinkText, Section, Stack } from '../../../../ui/card.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PhotoRow } from '../../../../ui/photo-row.tsx';
import { Dialog } from '../../../../ui/sheet.tsx';
import { Skeleton } from '../../../../ui/state.tsx';
import { Timeline } from '../../../../ui/steps.tsx';
import { Note, Tag } from '../../../../ui/tag.tsx';
import { whenWords } from '../../../../ui/when.ts';
import { dueWords, momentWords, saidWords, statusTag } from '../../request-words.ts';
import { SupplyCard } from '../../supply-card.tsx';
import { materialPath, useLooks, useRequest } from '../../use-requests.ts';

export default function RequestDetail() {
  if (useSession()?.level === 'resident') return <OwnRequest />;
  return (
    <Page title="申请进度">
      <RequireIdentity what="您的申请">{() => null}</RequireIdentity>
    </Page>
  );
}

function OwnRequest() {
  const { id = '' } = useParams();
  const { loaded, supply, withdraw } = useRequest(id);
  const [leaving, setLeaving] = useState(false);
  const one = loaded.resource.state === 'ready' ? loaded.resource.data : undefined;
  const error = supply.error ?? withdraw.error;
  const again = () => {
    supply.forget();
    withdraw.forget();
    loaded.reload();
  };
  return (
    <Page
      title={one?.title ?? '申请进度'}
      say={() => (one ? sayings(one) : [])}
      foot={
        one && (
          <>
            {one.proofId && (
              <Button icon="proof" onPress={() => void go('proofs/result', { id: one.proofId ?? '' })}>
                看证明，下载
              </Button>
            )}
            {one.status === 'lapsed' && (
              <Button icon="again" onPress={() => void go('proof-requests/apply', { type: one.type, again: one.id })}>
                照这份再申请一次
              </Button>
            )}
            {one.steps.includes('withdraw') && (
              <Button kind="text" onPress={() => setLeaving(true)}>
                不办了，撤回
              </Button>
            )}
          </>
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
            {ready.steps.includes('supply') && (
              <SupplyCard
                one={ready}
                working={supply.working}
                onSupply={(given) => void supply.run(ready.version, given)}
              />
            )}
            <Course one={ready} />
            <Filled one={ready} />
          </Stack>
        )}
      />
      {one && (
        <Dialog
          open={leaving && one.steps.includes('withdraw')}
          title="撤回这份申请？"
          keep={{ words: '接着办', onPress: () => setLeaving(false) }}
          act={{
            words: '撤回',
            working: withdraw.working,
            onPress: () => {
              setLeaving(false);
              void withdraw.run(one.version);
            },
          }}
        >
          <View>撤回后不再审核，要办可以重新申请。</View>
        </Dialog>
      )}
    </Page>
  );
}

function Head({ one }: { one: ProofRequest }) {
  const due = dueWords(one, one.department);
  const reason = one.status === 'refused' ? one.course.find(({ step }) => step === 'refuse')?.text : null;
  const lapse = one.course.find(({ step }) => step === 'lapse');
  const correction = one.course.find(({ step }) => step === 'correct');
  return (
    <View>
      <View className="sb-row sb-wrap sb-gap-2">
        <Tag {...statusTag(one.status)} />
        {due && (
          <View className="sb-row sb-gap-1 sb-small sb-ink-2">
            <Icon name="clock" size="s" />
            {due}
            {one.deadline?.provisional ? '（暂定）' : ''}
          </View>
        )}
      </View>
      {reason && (
        <View className="sb-mt-3">
          <Note tone="warn">没有开：{reason}</Note>
        </View>
      )}
      {one.remindedAt && (
        <View className="sb-mt-3">
          <Note tone="warn">材料还没有补，日子快到了。</Note>
        </View>
      )}
      {lapse && (
        <View className="sb-mt-3">
          <Note tone="warn">{lapse.text}，这份申请自动结束了，没有开证明。还要用的话，可以再申请一次。</Note>
        </View>
      )}
      {correction && (
        <View className="sb-mt-3">
          <Note>
            {one.department}更正了这份证明，旧的那份已经作废，请用新的。更正的是：{correction.text}
          </Note>
        </View>
      )}
      {one.tracking && (
        <View className="sb-mt-3">
          <Note tone="ok" icon="truck">
            {one.tracking.carrier} {one.tracking.number}
          </Note>
        </View>
      )}
    </View>
  );
}

function Course({ one }: { one: ProofRequest }) {
  const [looking, setLooking] = useState(false);
  return (
    <Section title="办到哪了" more={{ words: '谁看过', onPress: () => setLooking(true) }}>
      <Card>
        <Timeline
          entries={one.course.map((moment) => ({
            key: moment.id,
            title: momentWords(moment),
            detail: saidWords(moment),
            at: whenWords(moment.at),
          }))}
        />
      </Card>
      {looking && <Looks id={one.id} onClose={() => setLooking(false)} />}
    </Section>
  );
}

const Looks = ({ id, onClose }: { id: string; onClose: () => void }) => (
  <LooksSheet title="谁看过这份申请" of={useLooks(id)} onClose={onClose} />
);

function Filled({ one }: { one: ProofRequest }) {
  const pictures = one.materials.filter(({ kind }) => kind === 'picture');
  return (
    <Section title="您交的">
      <Card>
        <KeyValue name="申请号">{one.number}</KeyValue>
        <KeyValue name="谁来审">{one.organization}</KeyValue>
        <KeyValue name="用途">{one.purpose}</KeyValue>
        {one.recipient && <KeyValue name="交给谁">{one.recipient}</KeyValue>}
        {one.answers.map(({ label, value }) => (
          <KeyValue key={label} name={label}>
            {value}
          </KeyValue>
        ))}
        {one.address && (
          <KeyValue name="寄给">
            {one.address.name} {one.address.phone} {one.address.address}
          </KeyValue>
        )}
        <PhotoRow label="您交的图片" paths={pictures.map(({ id }) => materialPath(id))} />
        {one.materials
          .filter(({ kind }) => kind === 'pdf')
          .map(({ id, label }) => (
            <LinkText
              key={id}
              icon="download"
              onPress={() => void saveFile({ path: materialPath(id), name: `${label}.pdf` })}
            >
              {label}（PDF）
            </LinkText>
          ))}
      </Card>
    </Section>
  );
}

function sayings(one: ProofRequest): string[] {
  const due = dueWords(one, one.department);
  const last = one.course[0];
  return [one.title, statusTag(one.status).children, ...(due ? [due] : []), ...(last?.text ? [last.text] : [])];
}
