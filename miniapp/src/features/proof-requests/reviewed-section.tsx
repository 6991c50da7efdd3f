import { View } from '@tarojs/components';
import { go } from '../../platform/navigate.ts';
import { Section } from '../../ui/card.tsx';
import { List, Row } from '../../ui/list.tsx';
import { useRequestTypes } from './use-requests.ts';

/** Proofs a department reviews first, under those that are issued at once; absent until they are known. */
export function ReviewedSection() {
  const { resource } = useRequestTypes();
  if (resource.state !== 'ready' || resource.data.length === 0) return null;
  return (
    <View className="sb-mt-3">
      <Section title="要审核的" more={{ words: '我的申请', onPress: () => void go('proof-requests/mine') }}>
        <List label="要审核的证明">
          {resource.data.map(({ code, title, department, promisedDays }) => (
            <Row
              key={code}
              badge={{ icon: 'page' }}
              title={title}
              detail={`${department}审核，受理后 ${promisedDays} 个工作日`}
              onPress={() => void go('proof-requests/apply', { type: code })}
            />
          ))}
        </List>
      </Section>
    </View>
  );
}
