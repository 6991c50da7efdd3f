import { View } from '@tarojs/components';
import type { Application } from 'shared/presentation-desk.ts';
import { useState } from 'react';
import { ResourceView } from '../../resource/resource-view.tsx';
import { Refused } from '../../resource/refused.tsx';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { flag } from '../../ui/flag.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { Note, Tag } from '../../ui/tag.tsx';
import { StepTitle } from './step-title.tsx';
import { openId, type Picking } from './use-picking.ts';

const ways = [
  { value: 'new', words: '新办件' },
  { value: 'known', words: '已有办件' },
] as const;

/** Column 2: a new application, or one of today's, or one by its number. */
export function ApplicationColumn({ picking, onOpen }: { picking: Picking; onOpen: () => void }) {
  const { application, applications, choose, open, isNew } = picking;
  const [way, setWay] = useState<(typeof ways)[number]['value']>('new');
  return (
    <View className="desk-panel">
      <StepTitle number={2} done={application !== undefined}>
        哪一件
      </StepTitle>
      <View className="sb-mt-3">
        <Segmented label="哪一件" options={ways} value={way} onChange={setWay} />
      </View>
      {way === 'known' ? (
        <KnownNumber picking={picking} />
      ) : (
        <View className="desk-well sb-mt-3">
          {application ? (
            <>
              <View className="sb-note sb-ink-3">
                {isNew ? '新办件号' : `已有的，存了 ${application.materials.length} 样材料`}
              </View>
              <View ariaRole="status" className="sb-t2 sb-num">
                {application.number}
              </View>
              {!isNew && (
                <Button kind="text" small working={open.working} workingLabel="正在开…" onPress={onOpen}>
                  不是这件，新开一件
                </Button>
              )}
            </>
          ) : (
            <View id={openId} tabIndex={-1}>
              <Button
                kind={picking.item ? 'primary' : 'outline-ink'}
                working={open.working}
                workingLabel="正在开…"
                keyCap={<KeyCap quiet>Enter</KeyCap>}
                onPress={onOpen}
              >
                新开一件
              </Button>
            </View>
          )}
        </View>
      )}
      {open.error && way === 'new' && (
        <View className="sb-mt-2">
          <Refused error={open.error} />
        </View>
      )}
      <View className="sb-note sb-ink-3 sb-mt-4">今天还没办完的</View>
      <View className="desk-scroll">
        <ResourceView
          of={applications}
          isEmpty={({ items }) => items.length === 0}
          empty={<View className="sb-small sb-ink-2 sb-mt-2">今天还没有开过办件。</View>}
          skeleton={<Skeleton cards={2} height={40} />}
          ready={({ items }) => (
            <View ariaRole="radiogroup" ariaLabel="今天还没办完的">
              {items.map((one) => (
                <Known key={one.number} one={one} on={one.number === application?.number} onChoose={choose} />
              ))}
            </View>
          )}
        />
      </View>
      <Note tone="info">只请求这件事登记过的材料。要多看一样，请先改事项登记。</Note>
    </View>
  );
}

function KnownNumber({ picking }: { picking: Picking }) {
  const { lookUp } = picking;
  const [number, setNumber] = useState('');
  const find = () => void lookUp.run(number.trim().toUpperCase());
  const { error } = lookUp;
  return (
    <View className="sb-row sb-gap-2 sb-top sb-mt-3">
      <View className="sb-grow">
        <Field
          id="desk-number"
          label="办件编号"
          value={number}
          onChange={setNumber}
          onConfirm={find}
          error={error && (error.fields['number'] ?? error.title)}
        />
      </View>
      <View className="desk-find">
        <Button kind="outline-ink" small working={lookUp.working} workingLabel="正在找…" onPress={find}>
          找
        </Button>
      </View>
    </View>
  );
}

interface KnownProps {
  one: Application;
  on: boolean;
  onChoose: (one: Application) => void;
}

const Known = ({ one, on, onChoose }: KnownProps) => (
  <View
    ariaRole="radio"
    ariaChecked={flag(on)}
    ariaLabel={`${one.number}，${one.item.name}`}
    className={`desk-known${on ? ' desk-known-on' : ''}`}
    onClick={() => onChoose(one)}
  >
    <View className="sb-num">{one.number.slice(-4)}</View>
    <View className="sb-grow">{one.item.name}</View>
    {one.missing[0] ? <Tag>{`缺${one.missing[0]}`}</Tag> : <Tag tone="ok">材料齐了</Tag>}
  </View>
);
