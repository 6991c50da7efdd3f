import { View } from '@tarojs/components';
import { proofRequestStatusWords } from 'shared/proof-request-steps.ts';
import { reviewViews, type ReviewView } from 'shared/reviews.ts';
import { Segmented } from '../../ui/choice.tsx';
import { Light } from '../../ui/light.tsx';
import { Press } from '../../ui/press.tsx';
import { QueueRows } from './queue-rows.tsx';
import type { QueuedRequest, useReviews } from './use-reviews.ts';

const viewWords = { todo: '等我办', waiting: '等群众', finished: '办完的' } as const satisfies Record<
  ReviewView,
  string
>;

export interface ReviewListProps {
  reviews: ReturnType<typeof useReviews>;
  view: ReviewView;
  onView: (view: ReviewView) => void;
  selected: string | undefined;
  onSelect: (id: string) => void;
}

/** The left column: views, and the department's requests, the first to run out first. */
export function ReviewList({ reviews, view, onView, selected, onSelect }: ReviewListProps) {
  const { counts } = reviews;
  return (
    <View className="handling-list">
      <View className="handling-list-head">
        <Segmented
          label="看哪些"
          value={view}
          onChange={onView}
          options={reviewViews.map((value) => ({ value, words: viewWords[value] }))}
        />
        {counts && (
          <View className="sb-small sb-ink-2 sb-mt-2 sb-num">
            等办 {counts.todo} 件{counts.late > 0 ? `，超时 ${counts.late} 件` : ''}
          </View>
        )}
      </View>
      <QueueRows
        queue={reviews}
        none={view === 'todo' ? '没有等您办的' : '这里没有'}
        row={(one) => <ReviewRow key={one.id} one={one} on={one.id === selected} onSelect={onSelect} />}
      />
    </View>
  );
}

const ReviewRow = ({ one, on, onSelect }: { one: QueuedRequest; on: boolean; onSelect: (id: string) => void }) => (
  <Press role="link" className={`handling-row${on ? ' handling-row-on' : ''}`} onPress={() => onSelect(one.id)}>
    <View className="handling-row-light">
      {one.light ? (
        <Light light={one.light.color} words={one.light.words} />
      ) : (
        <View className="sb-small sb-ink-3">{proofRequestStatusWords[one.status].staff}</View>
      )}
      <View className="sb-note sb-ink-3 sb-num">{one.number.slice(6)}</View>
    </View>
    <View className="sb-grow">
      <View className="sb-strong">
        {one.title} · {one.applicant}
      </View>
      <View className="sb-row sb-wrap sb-gap-2 sb-small sb-ink-2">
        <View>用于{one.purpose}</View>
        {one.light && <View className="sb-ink-3">{proofRequestStatusWords[one.status].staff}</View>}
      </View>
    </View>
  </Press>
);
