import { Input, View } from '@tarojs/components';
import type { ServiceItem } from 'shared/presentation-desk.ts';
import { ResourceView } from '../../resource/resource-view.tsx';
import { flag } from '../../ui/flag.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Empty, Skeleton } from '../../ui/state.tsx';
import { materialsWords } from './desk-words.ts';
import { StepTitle } from './step-title.tsx';
import type { Picking } from './use-picking.ts';

export const searchId = 'desk-search';

export interface ItemColumnProps {
  picking: Picking;
  found: readonly ServiceItem[];
  search: string;
  onSearch: (words: string) => void;
}

/** Column 1: what this window handles. */
export function ItemColumn({ picking, found, search, onSearch }: ItemColumnProps) {
  const { items, item, pickItem } = picking;
  return (
    <View className="desk-panel">
      <StepTitle number={1} done={item !== undefined}>
        办什么事
      </StepTitle>
      <View className="desk-search">
        <Icon name="search" size="m" />
        <Input
          id={searchId}
          className="sb-field-input"
          ariaLabel="找事项：名称、拼音首字母、编码"
          placeholder="名称、拼音首字母、编码"
          value={search}
          onInput={({ detail }) => onSearch(detail.value)}
          onConfirm={() => {
            const [first] = found;
            if (first) pickItem(first.id);
          }}
        />
        <KeyCap>F2</KeyCap>
      </View>
      <View className="sb-note sb-ink-3 sb-mt-3">本窗口常办</View>
      <View className="desk-scroll sb-mt-1">
        <ResourceView
          of={items}
          isEmpty={() => found.length === 0}
          empty={
            search === '' ? (
              <Empty title="本窗口还没有登记事项">请管理员先登记本窗口办的事。</Empty>
            ) : (
              <View className="sb-small sb-ink-2">没有找到，换几个字试试。</View>
            )
          }
          skeleton={<Skeleton cards={3} height={56} />}
          ready={() => (
            <View ariaRole="radiogroup" ariaLabel="办什么事" className="sb-col sb-gap-1">
              {found.map((one, index) => (
                <Option
                  key={one.id}
                  item={one}
                  cap={index < 9 ? String(index + 1) : ''}
                  on={one.id === item?.id}
                  onPick={pickItem}
                />
              ))}
            </View>
          )}
        />
      </View>
    </View>
  );
}

interface OptionProps {
  item: ServiceItem;
  cap: string;
  on: boolean;
  onPick: (id: string) => void;
}

const Option = ({ item, cap, on, onPick }: OptionProps) => (
  <View
    ariaRole="radio"
    ariaChecked={flag(on)}
    className={`desk-option${on ? ' desk-option-on' : ''}`}
    onClick={() => onPick(item.id)}
  >
    {cap !== '' && <KeyCap>{cap}</KeyCap>}
    <View className="sb-grow">
      <View className={on ? 'sb-strong' : ''}>{item.name}</View>
      <View className="sb-note sb-ink-3">{materialsWords(item)}</View>
    </View>
    {on && <Icon name="tick" size="m" />}
  </View>
);
