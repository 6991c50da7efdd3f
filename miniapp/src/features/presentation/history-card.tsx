import { View } from '@tarojs/components';
import type { AccessHistoryEntry, AccessRequestStatus } from 'shared/presentation.ts';
import { Card, LinkText } from '../../ui/card.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { timeWords } from '../../ui/when.ts';

const tags: Readonly<Record<AccessRequestStatus, { words: string; tone: Tone }>> = {
  offered: { words: '等您答复', tone: 'call' },
  asked: { words: '等您答复', tone: 'call' },
  agreed: { words: '等窗口核对', tone: 'call' },
  granted: { words: '您同意', tone: 'ok' },
  refused: { words: '您没同意', tone: 'gray' },
  mismatched: { words: '数对不上', tone: 'gray' },
  cancelled: { words: '窗口取消', tone: 'gray' },
  expired: { words: '没有答复', tone: 'gray' },
};

/** One look, or one attempt: who, for what, which fields, and how it ended. */
export function HistoryCard({ entry, onTakeBack }: { entry: AccessHistoryEntry; onTakeBack: () => void }) {
  const { status, unitName, windowName, maskedClerkName, staffNumber, itemName, certificates, grant, reported } = entry;
  const withdrawn = grant?.status === 'withdrawn';
  const { words, tone } = withdrawn ? ({ words: '已撤回', tone: 'gray' } as const) : tags[status];
  return (
    <Card label={`${unitName}，${words}`}>
      <View className="sb-row sb-between sb-gap-2 sb-top">
        <View className="sb-grow">
          <View className="sb-t3">
            {unitName} · {windowName}
          </View>
          <View className="sb-small sb-ink-3 sb-num">
            {timeWords(entry.at)} · {maskedClerkName}（{staffNumber}）
          </View>
        </View>
        <Tag tone={tone}>{words}</Tag>
      </View>
      <View className="sb-mt-2">办{itemName}</View>
      {certificates.map(({ type, name, fieldLabels }) => (
        <View key={type} className="sb-small sb-ink-2">
          {name}：{fieldLabels.join('、')}
        </View>
      ))}
      {grant && (
        <View className="sb-row sb-between sb-mt-2">
          <View className="sb-small sb-ink-3 sb-num">
            看了 {grant.reads} 次{grant.filed ? '，已存进办件' : ''}
          </View>
          {!withdrawn && <LinkText onPress={onTakeBack}>撤回</LinkText>}
        </View>
      )}
      {reported && <View className="sb-small sb-in-danger">您举报了：不是您在办</View>}
    </Card>
  );
}
