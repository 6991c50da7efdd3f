import { View } from '@tarojs/components';
import type { ReviewView } from 'shared/reviews.ts';
import { useState } from 'react';
import { Empty } from '../../../../ui/state.tsx';
import { ReviewList } from '../../review-list.tsx';
import { ReviewedRequestView } from '../../reviewed-request.tsx';
import { StaffFrame } from '../../staff-frame.tsx';
import { useReviews } from '../../use-reviews.ts';

export default function Reviews() {
  return <StaffFrame here="handling/reviews">{({ unitName }) => <Queue unitName={unitName} />}</StaffFrame>;
}

function Queue({ unitName }: { unitName: string }) {
  const [view, setView] = useState<ReviewView>('todo');
  const [selected, setSelected] = useState<string>();
  const reviews = useReviews(view);
  return (
    <View
      className={`handling-board${selected ? ' handling-board-open' : ''}`}
      ariaRole="main"
      ariaLabel={`${unitName}的证明审核`}
    >
      <ReviewList
        reviews={reviews}
        view={view}
        onView={(next) => {
          setView(next);
          setSelected(undefined);
          if (next === view) reviews.first.reload();
        }}
        selected={selected}
        onSelect={setSelected}
      />
      {selected === undefined ? (
        <View className="handling-case handling-none">
          <Empty title="从左边选一件">打开就会记下，群众查得到。</Empty>
        </View>
      ) : (
        <ReviewedRequestView
          key={selected}
          id={selected}
          onMoved={reviews.first.reload}
          onBack={() => setSelected(undefined)}
        />
      )}
    </View>
  );
}
