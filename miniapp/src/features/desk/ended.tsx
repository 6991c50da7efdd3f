import { View } from '@tarojs/components';
import type { DeskRequest } from 'shared/presentation-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { endings } from './desk-words.ts';
import type { CounterState } from './use-counter.ts';
import { useKeys } from './use-keys.ts';

type End = keyof typeof endings;

const icons: Readonly<Record<End, IconName>> = {
  refused: 'hand',
  mismatched: 'warning',
  cancelled: 'close',
  expired: 'clock',
};
const isEnd = (status: string): status is End => status in endings;

export interface EndedProps {
  counter: CounterState;
  request: DeskRequest;
  onPaper: (applicationNumber: string) => void;
}

/** Nothing was given: what happened, and the two ways on. */
export function Ended({ counter, request, onPaper }: EndedProps) {
  const end = isEnd(request.status) ? request.status : 'expired';
  const { title, words } = endings[end];
  const paper = () => onPaper(request.applicationNumber);
  useKeys({ 'Alt R': counter.again, 'Alt Z': paper });
  return (
    <>
      <View className="desk-end-badge">
        <Icon name={icons[end]} size="xl" />
      </View>
      <View ariaRole="status" className="sb-mt-5">
        <View ariaRole="heading" ariaLevel={1} className="desk-end-title">
          {title}
        </View>
        <View className="desk-lead">
          {words.map((line) => (
            <View key={line}>{line}</View>
          ))}
        </View>
      </View>
      <View className="desk-pair sb-mt-6">
        <Button kind="outline-ink" keyCap={<KeyCap>Alt R</KeyCap>} onPress={counter.again}>
          再请求一次
        </Button>
        <Button keyCap={<KeyCap quiet>Alt Z</KeyCap>} onPress={paper}>
          收纸质材料
        </Button>
      </View>
      <View className="sb-small sb-ink-3 sb-mt-4">
        {request.flow === 'shown' ? '再请求一次要群众重新亮码。' : '再请求一次会出示新的码，请群众再扫。'}
      </View>
    </>
  );
}
