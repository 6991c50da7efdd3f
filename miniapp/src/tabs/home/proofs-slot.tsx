import { View } from '@tarojs/components';
import { proofsApi } from 'shared/proofs.ts';
import { iconOf } from '../../features/proofs/icons.ts';
import { call } from '../../platform/call.ts';
import { go, goTab } from '../../platform/navigate.ts';
import { useResource } from '../../resource/use-resource.ts';
import { Badge } from '../../ui/card.tsx';
import { Press } from '../../ui/press.tsx';
import { Slot } from './slot.tsx';

const short: Partial<Record<string, string>> = {
  'housing-status': '有无房',
  'fund-deposit': '公积金',
  'social-insurance': '社保',
  residence: '居住登记',
};

/** Up to four proofs one tap away. */
export function ProofsSlot() {
  const types = useResource('home-proof-types', async () => (await call(proofsApi.types, {})).types);
  return (
    <Slot
      title="开证明"
      of={types}
      more={() => ({ words: '更多', onPress: () => void goTab('proofs') })}
      ready={(list) =>
        list.length === 0 ? null : (
          <View className="home-proofs">
            {list.slice(0, 4).map(({ code, title }) => (
              <Press
                key={code}
                role="link"
                label={title}
                className="home-proof"
                onPress={() => void go('proofs/ask', { type: code })}
              >
                <Badge icon={iconOf(code)} />
                <View className="sb-small">{short[code] ?? title}</View>
              </Press>
            ))}
          </View>
        )
      }
    />
  );
}
