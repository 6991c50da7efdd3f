import { View } from '@tarojs/components';
import { Failed, Skeleton } from '../../ui/state.tsx';
import { shortCode } from '../../resource/resource-view.tsx';
import type { CounterState } from './use-counter.ts';

/** The moment between consent and the grant in hand. */
export function Taking({ counter }: { counter: CounterState }) {
  const { request, take } = counter.access;
  return (
    <View className="desk-columns desk-columns-granted" ariaRole="main">
      <Skeleton cards={1} height={220} />
      <View className="desk-panel">
        {take.error ? (
          <Failed
            what={take.error.title}
            notDone={take.error.detail}
            again={{ onPress: () => request && void take.run(request.is.id) }}
            code={shortCode(take.error.requestId)}
          />
        ) : (
          <View ariaRole="status" className="sb-ink-2">
            群众已同意，正在取
          </View>
        )}
      </View>
      <Skeleton cards={1} height={220} />
    </View>
  );
}
