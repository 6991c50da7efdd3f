import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AccessHistory, AccessHistoryEntry } from 'shared/presentation.ts';
import { go } from '../../../../platform/navigate.ts';
import { More } from '../../../../resource/more.tsx';
import { Refused } from '../../../../resource/refused.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Segmented } from '../../../../ui/choice.tsx';
import { Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Empty } from '../../../../ui/state.tsx';
import { dayWords } from '../../../../ui/when.ts';
import { HistoryCard } from '../../history-card.tsx';
import { byDay, useHistory, type Show } from '../../use-history.ts';
import { WithdrawDialog } from '../../withdraw-dialog.tsx';
import '../../presentation.css';

export default function HistoryPage() {
  return (
    <Page title="谁看过我的证照" say={() => ['谁要看过您的证照，都在这里', '给了的可以撤回']}>
      <RequireIdentity what="谁看过您的证照">{() => <History />}</RequireIdentity>
    </Page>
  );
}

const views = [
  { value: 'all', words: '全部' },
  { value: 'agreed', words: '我同意的' },
  { value: 'not-given', words: '没给成' },
] as const;

const nothing: Readonly<Record<Show, { title: string; words: string }>> = {
  all: { title: '还没有人要看过', words: '窗口要看您的证照，不管您给没给，都会记在这里。' },
  agreed: { title: '您还没有给谁看过', words: '您同意给看的，会记在这里，随时可以撤回。' },
  'not-given': { title: '没有没给成的', words: '您没同意、没答复的，会记在这里。' },
};

function History() {
  const { show, setShow, loaded, more, withdraw } = useHistory();
  const [leaving, setLeaving] = useState<AccessHistoryEntry>();
  const next = loaded.resource.state === 'ready' ? loaded.resource.data.next : null;
  const older = next === null ? undefined : { ...more, load: () => void more.run(next) };
  const takeBack = () => {
    if (leaving) void withdraw.run(leaving.id);
    setLeaving(undefined);
  };
  return (
    <Stack>
      {loaded.resource.state === 'ready' && <Looks count={loaded.resource.data.looksIn30Days} />}
      <Segmented label="看哪些" options={views} value={show} onChange={setShow} />
      <Refused error={withdraw.error} />
      <ResourceView
        of={loaded}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Empty picture="lookers" title={nothing[show].title}>
            {nothing[show].words}
          </Empty>
        }
        ready={(history) => <Days history={history} onTakeBack={setLeaving} />}
      />
      <More more={older} />
      <WithdrawDialog open={leaving !== undefined} onKeep={() => setLeaving(undefined)} onWithdraw={takeBack} />
    </Stack>
  );
}

const Looks = ({ count }: { count: number }) => (
  <View className="looks">
    <View className="sb-row sb-gap-1">
      <View className="looks-number">{count}</View>
      <View className="sb-ink-2">次</View>
    </View>
    <View className="sb-grow sb-small sb-ink-2">近 30 天被看过的次数</View>
  </View>
);

interface DaysProps {
  history: AccessHistory;
  onTakeBack: (entry: AccessHistoryEntry) => void;
}

function Days({ history, onTakeBack }: DaysProps) {
  const today = dayWords(new Date().toISOString());
  return (
    <Stack>
      {byDay(history.items, dayWords).map(({ day, entries }) => (
        <Stack key={day}>
          <View ariaRole="heading" ariaLevel={2} className="sb-note sb-ink-3">
            {day === today ? '今天' : day}
          </View>
          {entries.map((entry) => (
            <HistoryCard
              key={entry.id}
              entry={entry}
              onOpen={() => void go('presentation/consent', { id: entry.id })}
              onTakeBack={() => onTakeBack(entry)}
            />
          ))}
        </Stack>
      ))}
    </Stack>
  );
}
