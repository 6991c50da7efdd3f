import { View } from '@tarojs/components';
import type { CaseSummary } from 'shared/cases.ts';
import { go } from '../../platform/navigate.ts';
import { More } from '../../resource/more.tsx';
import { ResourceView } from '../../resource/resource-view.tsx';
import { Section } from '../../ui/card.tsx';
import { Light } from '../../ui/light.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Empty, Skeleton } from '../../ui/state.tsx';
import { Tag } from '../../ui/tag.tsx';
import { dayWords } from '../../ui/when.ts';
import { statusTag } from './case-words.ts';
import { useMyCases } from './use-my-cases.ts';

/** The list under 有呼: mine, or those of the firm acted for. */
export function MyCases({ firm }: { firm: boolean }) {
  const { first, items, more } = useMyCases();
  return (
    <ResourceView
      of={first}
      isEmpty={(page) => page.items.length === 0}
      empty={
        <Empty picture="counter" title="还没有反映过事情">
          路灯坏了、办事不顺、有好建议，都可以说。交上来都有编号，有人管到底。
        </Empty>
      }
      skeleton={<Skeleton cards={3} height={88} />}
      ready={() => (
        <Section title={firm ? '我们反映的' : '我反映的'}>
          <List>
            {items.map((one) => (
              <CaseRow key={one.id} one={one} />
            ))}
          </List>
          {more && (
            <View className="sb-mt-3">
              <More more={more} />
            </View>
          )}
        </Section>
      )}
    />
  );
}

function CaseRow({ one }: { one: CaseSummary }) {
  const { light, unitName, status } = one;
  const who = status === 'dispatched' && unitName ? `${unitName}在办` : `${dayWords(one.submittedAt)}交的`;
  return (
    <Row
      title={one.title}
      detail={who}
      end={
        light && status === 'dispatched' ? (
          <Light light={light.color} words={light.words} />
        ) : (
          <Tag {...statusTag(status)} />
        )
      }
      onPress={() => void go('cases/detail', { id: one.id })}
    />
  );
}
