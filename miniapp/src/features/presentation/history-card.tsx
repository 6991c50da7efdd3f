import { View } from '@tarojs/components';
import type { AccessHistoryEntry, AccessRequestStatus } from 'shared/presentation.ts';
import { Card, LinkText } from '../../ui/card.tsx';
import { Tag, type TagProps } from '../../ui/tag.tsx';
import { timeWords } from '../../ui/when.ts';
import { countedFields } from './request-words.ts';

const tags: Readonly<Record<AccessRequestStatus, TagProps>> = {
  offered: { children: '等您答复', tone: 'call' },
  asked: { children: '等您答复', tone: 'call' },
  agreed: { children: '等窗口核对', tone: 'call' },
  granted: { children: '您同意', tone: 'ok', icon: 'tick' },
  refused: { children: '您没同意', icon: 'close' },
  mismatched: { children: '数对不上', icon: 'close' },
  cancelled: { children: '窗口取消', icon: 'close' },
  expired: { children: '没有答复', icon: 'close' },
};
const withdrawnTag: TagProps = { children: '已撤回', icon: 'again' };

interface HistoryCardProps {
  entry: AccessHistoryEntry;
  onOpen: () => void;
  onTakeBack: () => void;
}

/** One look, or one attempt: who, for what, which fields, and how it ended. */
export function HistoryCard({ entry, onOpen, onTakeBack }: HistoryCardProps) {
  const { status, unitName, windowName, maskedClerkName, staffNumber, itemName, certificates, grant, reported } = entry;
  const waiting = status === 'offered' || status === 'asked' || status === 'agreed';
  const withdrawn = grant?.status === 'withdrawn';
  const tag = withdrawn ? withdrawnTag : tags[status];
  const wanted = countedFields(certificates);
  return (
    <Card label={`${unitName}，${tag.children}`} tight>
      <View className="sb-row sb-between sb-gap-2 sb-top">
        <View className="sb-strong sb-grow">
          <View className="ask-part">{unitName}</View> <View className="ask-part">{windowName}</View>
        </View>
        <View className="sb-small sb-ink-3 sb-num">{timeWords(entry.at)}</View>
      </View>
      <View className="sb-small sb-ink-2">
        {itemName} · <View className="ask-part">{`${maskedClerkName}（${staffNumber}）`}</View>
      </View>
      <View className="sb-small sb-mt-2">{grant ? wanted : `想看：${wanted}`}</View>
      {reported && <View className="sb-small sb-in-danger">您举报了：不是您在办</View>}
      <View className="history-foot">
        <Tag {...tag} />
        {grant && (
          <View className="sb-grow sb-note sb-ink-3 sb-num">
            看了 {grant.reads} 次{grant.filed ? '，已存进办件' : ''}
          </View>
        )}
        {waiting && (
          <LinkText chevron onPress={onOpen}>
            去答复
          </LinkText>
        )}
        {grant && !withdrawn && <LinkText onPress={onTakeBack}>撤回</LinkText>}
      </View>
    </Card>
  );
}
