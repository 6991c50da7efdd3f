import { View } from '@tarojs/components';
import type { InquiryView } from 'shared/inquiries.ts';
import { useState } from 'react';
import { Empty } from '../../../../ui/state.tsx';
import { AskForm } from '../../ask-form.tsx';
import { InquiryList } from '../../inquiry-list.tsx';
import { InquiryPanel } from '../../inquiry-panel.tsx';
import { StaffFrame } from '../../staff-frame.tsx';
import { useInquiries } from '../../use-inquiries.ts';

export default function Inquiries() {
  return <StaffFrame here="handling/inquiries">{({ unitName }) => <Desk unitName={unitName} />}</StaffFrame>;
}

function Desk({ unitName }: { unitName: string }) {
  const [view, setView] = useState<InquiryView>('to-answer');
  const [shown, setShown] = useState<{ ask: true } | { id: string }>();
  const inquiries = useInquiries(view);
  const id = shown && 'id' in shown ? shown.id : undefined;
  return (
    <View
      className={`handling-board${shown ? ' handling-board-open' : ''}`}
      ariaRole="main"
      ariaLabel={`${unitName}的部门核验`}
    >
      <InquiryList
        inquiries={inquiries}
        view={view}
        onView={(next) => {
          setView(next);
          setShown(undefined);
          if (next === view) inquiries.first.reload();
        }}
        selected={id}
        onSelect={(chosen) => setShown({ id: chosen })}
        onAsk={() => setShown({ ask: true })}
      />
      {shown === undefined && (
        <View className="handling-case handling-none">
          <Empty title="从左边选一件，或问别的部门">每次问、每次看都会记下，本人查得到谁问过。</Empty>
        </View>
      )}
      {shown && 'ask' in shown && (
        <View className="handling-case">
          <AskForm
            onAsked={(made) => {
              setView(made.status === 'asked' ? 'asked' : 'finished');
              setShown({ id: made.id });
              inquiries.first.reload();
            }}
            onCancel={() => setShown(undefined)}
          />
        </View>
      )}
      {id !== undefined && (
        <InquiryPanel key={id} id={id} onMoved={inquiries.first.reload} onBack={() => setShown(undefined)} />
      )}
    </View>
  );
}
