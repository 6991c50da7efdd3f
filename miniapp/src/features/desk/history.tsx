import { View } from '@tarojs/components';
import { deskApi, type DeskHistoryEntry } from 'shared/presentation-desk.ts';
import type { AccessRequestStatus } from 'shared/presentation.ts';
import { call } from '../../platform/call.ts';
import { ResourceView } from '../../resource/resource-view.tsx';
import { useResource } from '../../resource/use-resource.ts';
import { Empty, Skeleton } from '../../ui/state.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { timeWords } from '../../ui/when.ts';
import { statusWords } from './desk-words.ts';

const tones: Readonly<Partial<Record<AccessRequestStatus, Tone>>> = {
  granted: 'ok',
  asked: 'info',
  mismatched: 'danger',
};

/** 今天的记录: this window's requests, without any name. */
export function History() {
  const loaded = useResource('desk history', () => call(deskApi.history, {}));
  return (
    <View className="desk-columns desk-columns-one" ariaRole="main">
      <View className="desk-panel">
        <View ariaRole="heading" ariaLevel={2} className="sb-t3">
          今天的记录
        </View>
        <View className="sb-small sb-ink-3">每一次请求都在，没同意的也在。这里不留群众的姓名和证照内容。</View>
        <View className="desk-scroll sb-mt-3">
          <ResourceView
            of={loaded}
            isEmpty={({ items }) => items.length === 0}
            empty={
              <Empty picture="lookers" title="今天还没有请求过">
                扫过群众的码，这里就会有记录。
              </Empty>
            }
            skeleton={<Skeleton cards={3} height={48} />}
            ready={({ items }) => (
              <View ariaRole="table" ariaLabel="今天的记录">
                <View ariaRole="row" className="desk-line desk-line-head">
                  {['时间', '事项', '办件编号', '请求看的', '结果', '看了', '工号'].map((name) => (
                    <View key={name} ariaRole="columnheader">
                      {name}
                    </View>
                  ))}
                </View>
                {items.map((one) => (
                  <Line key={one.id} one={one} />
                ))}
              </View>
            )}
          />
        </View>
      </View>
    </View>
  );
}

const Line = ({ one }: { one: DeskHistoryEntry }) => (
  <View ariaRole="row" className="desk-line">
    <View ariaRole="cell" className="sb-num">
      {timeWords(one.at)}
    </View>
    <View ariaRole="cell">{one.itemName}</View>
    <View ariaRole="cell" className="sb-num">
      {one.applicationNumber}
    </View>
    <View ariaRole="cell">{one.shortNames.join('、')}</View>
    <View ariaRole="cell" className="sb-row sb-gap-1">
      <Tag tone={tones[one.status] ?? 'gray'}>{statusWords(one.status)}</Tag>
      {one.filed && <Tag tone="brand">已存办件</Tag>}
    </View>
    <View ariaRole="cell" className="sb-num">
      {one.reads} 次
    </View>
    <View ariaRole="cell" className="sb-num">
      {one.staffNumber}
    </View>
  </View>
);
