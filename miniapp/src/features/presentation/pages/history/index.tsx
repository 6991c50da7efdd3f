import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AccessHistoryEntry } from 'shared/presentation.ts';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Segmented } from '../../../../ui/choice.tsx';
import { Section, Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Dialog } from '../../../../ui/sheet.tsx';
import { Empty } from '../../../../ui/state.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { dayWords } from '../../../../ui/when.ts';
import { HistoryCard } from '../../history-card.tsx';
import { byDay, useHistory } from '../../use-history.ts';

export default function HistoryPage() {
  return (
    <Page title="谁看过我的证照" say={() => ['谁要看过您的证照，都在这里', '给了的可以撤回']}>
      <RequireIdentity what="谁看过您的证照">{() => <History />}</RequireIdentity>
    </Page>
  );
}

const views = [
  { value: 'all', words: '全部' },
  { value: 'agreed', words: '给了的' },
  { value: 'not-given', words: '没给的' },
] as const;

function History() {
  const { show, setShow, loaded, more, withdraw } = useHistory();
  const [leaving, setLeaving] = useState<AccessHistoryEntry>();
  const takeBack = () => {
    if (leaving) void withdraw.run(leaving.id);
    setLeaving(undefined);
  };
  return (
    <Stack>
      <Segmented label="看哪些" options={views} value={show} onChange={setShow} />
      {withdraw.error && (
        <Note tone="danger" now>
          {withdraw.error.title}。{withdraw.error.detail}
        </Note>
      )}
      <ResourceView
        of={loaded}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Empty picture="lookers" title="还没有人要看过">
            窗口要看您的证照，不管您给没给，都会记在这里。
          </Empty>
        }
        ready={({ items, next, looksIn30Days }) => (
          <Stack>
            <View className="sb-ink-2">30 天内看过 {looksIn30Days} 次</View>
            {byDay(items, dayWords).map(({ day, entries }) => (
              <Section key={day} title={day}>
                <Stack>
                  {entries.map((entry) => (
                    <HistoryCard key={entry.id} entry={entry} onTakeBack={() => setLeaving(entry)} />
                  ))}
                </Stack>
              </Section>
            ))}
            {next && (
              <Button kind="soft" working={more.working} workingLabel="正在取…" onPress={() => void more.run(next)}>
                更早的
              </Button>
            )}
          </Stack>
        )}
      />
      <Dialog
        open={leaving !== undefined}
        title="撤回这次授权？"
        keep={{ words: '先不撤', onPress: () => setLeaving(undefined) }}
        act={{ words: '撤回', onPress: takeBack }}
      >
        窗口马上不能再看。已经存进办件的，会标上“已撤回”，窗口会知道。
      </Dialog>
    </Stack>
  );
}
