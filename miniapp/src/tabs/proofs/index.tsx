import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ProofTypeCard } from 'shared/proofs.ts';
import { ReviewedSection } from '../../features/proof-requests/reviewed-section.tsx';
import { iconOf } from '../../features/proofs/icons.ts';
import { useProofTypes } from '../../features/proofs/use-proofs.ts';
import { go } from '../../platform/navigate.ts';
import { ResourceView } from '../../resource/resource-view.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { ChipsField } from '../../ui/chips-field.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/state.tsx';
import '../../features/proofs/proofs.css';

export default function ProofsTab() {
  const types = useProofTypes();
  return (
    <Page title="证明" tab="proofs" say={() => ['要办什么事？选好后点要开的证明']}>
      <ResourceView
        of={types}
        isEmpty={(list) => list.length === 0}
        empty={<Empty picture="papers" title="现在没有能开的证明" />}
        asking="正在取能开的证明"
        ready={(list) => <Choice types={list} />}
      />
      <ReviewedSection />
      <View className="sb-proof-pair sb-mt-4">
        <Button kind="soft" icon="folder" onPress={() => go('proofs/mine')}>
          我开过的
        </Button>
        <Button kind="soft" icon="scan" onPress={() => go('proofs/verify')}>
          验一份证明
        </Button>
      </View>
    </Page>
  );
}

function Choice({ types }: { types: readonly ProofTypeCard[] }) {
  const needs = [...new Set(types.flatMap((type) => type.needs))];
  const [chosen, choose] = useState(needs[0] ?? '');
  return (
    <>
      <ChipsField
        label="要办什么事？"
        options={needs.map((need) => ({ value: need, words: need }))}
        value={chosen}
        onChange={choose}
      />
      <View className="sb-mt-3">
        <Section title={`${chosen}常用`} note="马上能开">
          <List label={`${chosen}常用`}>
            {types
              .filter((type) => type.needs.includes(chosen))
              .map((type) => (
                <Row
                  key={type.code}
                  badge={{ icon: iconOf(type.code) }}
                  title={type.title}
                  detail={type.organization}
                  onPress={() => go('proofs/ask', { type: type.code })}
                />
              ))}
          </List>
        </Section>
      </View>
    </>
  );
}
