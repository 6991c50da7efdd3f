import { View } from '@tarojs/components';
import { inquiryViews, type InquirySummary, type InquiryView } from 'shared/inquiries.ts';
import { inquiryStatusWords } from 'shared/inquiry-steps.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choice.tsx';
import { Light } from '../../ui/light.tsx';
import { Press } from '../../ui/press.tsx';
import { QueueRows } from './queue-rows.tsx';
import type { useInquiries } from './use-inquiries.ts';

const viewWords = { 'to-answer': '等我答', asked: '我问的', finished: '有结果的' } as const satisfies Record<
  InquiryView,
  string
>;
const order = [...inquiryViews].sort((one, other) => Number(other === 'to-answer') - Number(one === 'to-answer'));

export interface InquiryListProps {
  inquiries: ReturnType<typeof useInquiries>;
  view: InquiryView;
  onView: (view: InquiryView) => void;
  selected: string | undefined;
  onSelect: (id: string) => void;
  onAsk: () => void;
}

/** The left column: views, the department's inquiries, and the way to ask. */
export function InquiryList({ inquiries, view, onView, selected, onSelect, onAsk }: InquiryListProps) {
  const { toAnswer } = inquiries;
  return (
    <View className="handling-list">
      <View className="handling-list-head">
        <Segmented
          label="看哪些"
          value={view}
          onChange={onView}
          options={order.map((value) => ({
            value,
            words: value === 'to-answer' && toAnswer > 0 ? `${viewWords[value]} ${toAnswer}` : viewWords[value],
          }))}
        />
        <View className="sb-mt-3">
          <Button kind="outline" icon="search" onPress={onAsk}>
            问别的部门
          </Button>
        </View>
      </View>
      <QueueRows
        queue={inquiries}
        none={view === 'to-answer' ? '没有等您答的' : '这里没有'}
        row={(one) => <InquiryRow key={one.id} one={one} on={one.id === selected} onSelect={onSelect} />}
      />
    </View>
  );
}

const InquiryRow = ({ one, on, onSelect }: { one: InquirySummary; on: boolean; onSelect: (id: string) => void }) => (
  <Press role="link" className={`handling-row${on ? ' handling-row-on' : ''}`} onPress={() => onSelect(one.id)}>
    <View className="handling-row-light">
      {one.light ? (
        <Light light={one.light.color} words={one.light.words} />
      ) : (
        <View className="sb-small sb-ink-3">{inquiryStatusWords[one.status]}</View>
      )}
      <View className="sb-note sb-ink-3 sb-num">{one.number.slice(6)}</View>
    </View>
    <View className="sb-grow">
      <View className="sb-strong">
        {one.title} · {one.person}
      </View>
      <View className="sb-small sb-ink-2">{one.purpose}</View>
      <View className="sb-small sb-ink-3">问：{one.asker}</View>
      <View className="sb-small sb-ink-3">答：{one.holder}</View>
    </View>
  </Press>
);
