import { View } from '@tarojs/components';
import { deskApi, type Application } from 'shared/presentation-desk.ts';
import { call } from '../../platform/call.ts';
import { ResourceView } from '../../resource/resource-view.tsx';
import { useResource } from '../../resource/use-resource.ts';
import { flag } from '../../ui/flag.ts';
import { Empty, Skeleton } from '../../ui/state.tsx';
import { Note, Tag } from '../../ui/tag.tsx';
import { timeWords, whenWords } from '../../ui/when.ts';
import { Receipt } from './receipt.tsx';

export interface ApplicationsProps {
  looked: string | undefined;
  onLook: (number: string) => void;
}

/** 办件: today's open applications of this window, and what is filed into each. */
export function Applications({ looked, onLook }: ApplicationsProps) {
  const list = useResource('applications of today', () => call(deskApi.applications, {}));
  return (
    <View className="desk-columns desk-columns-list" ariaRole="main">
      <View className="desk-panel">
        <View ariaRole="heading" ariaLevel={2} className="sb-t3">
          今天还没办完的
        </View>
        <View className="desk-scroll sb-mt-2">
          <ResourceView
            of={list}
            isEmpty={({ items }) => items.length === 0}
            empty={<Empty picture="papers" title="今天还没有开过办件" />}
            skeleton={<Skeleton cards={3} height={48} />}
            ready={({ items }) => (
              <View ariaRole="radiogroup" ariaLabel="今天还没办完的">
                {items.map((one) => (
                  <View
                    key={one.number}
                    ariaRole="radio"
                    ariaChecked={flag(one.number === looked)}
                    className={`desk-known${one.number === looked ? ' desk-known-on' : ''}`}
                    onClick={() => onLook(one.number)}
                  >
                    <View className="sb-num">{one.number.slice(-4)}</View>
                    <View className="sb-grow">{one.item.name}</View>
                    <View className="sb-small sb-ink-3 sb-num">{timeWords(one.openedAt)}</View>
                    {one.missing.length === 0 ? (
                      <Tag tone="ok">材料齐了</Tag>
                    ) : (
                      <Tag>{`还缺 ${one.missing.length} 样`}</Tag>
                    )}
                  </View>
                ))}
              </View>
            )}
          />
        </View>
      </View>
      <View className="desk-panel">
        {looked === undefined ? (
          <Empty picture="papers" title="从左边选一件">
            看存进去的材料，和还缺什么。
          </Empty>
        ) : (
          <Looked key={looked} number={looked} />
        )}
      </View>
    </View>
  );
}

function Looked({ number }: { number: string }) {
  const loaded = useResource(`application ${number}`, () => call(deskApi.application, { number }));
  return (
    <ResourceView
      of={loaded}
      isEmpty={() => false}
      empty={null}
      skeleton={<Skeleton cards={2} height={120} />}
      ready={(one) => <Materials one={one} />}
    />
  );
}

function Materials({ one }: { one: Application }) {
  return (
    <>
      <View className="sb-row sb-gap-3">
        <View ariaRole="heading" ariaLevel={2} className="sb-t2 sb-num">
          {one.number}
        </View>
        <Tag tone={one.status === 'open' ? 'info' : 'gray'}>{one.status === 'open' ? '正在办' : '办完了'}</Tag>
      </View>
      <View className="sb-small sb-ink-2">
        {one.item.name}，{whenWords(one.openedAt)} 开的
      </View>
      {one.missing.length > 0 && (
        <View className="sb-mt-4">
          <Note tone="warn">还缺{one.missing.join('、')}。群众可以再亮码给看，也可以交纸质的。</Note>
        </View>
      )}
      <View ariaRole="heading" ariaLevel={3} className="sb-t3 sb-mt-5">
        存进去的材料
      </View>
      <View className="desk-scroll">
        {one.materials.length === 0 && <View className="sb-small sb-ink-2 sb-mt-2">还没有存过材料。</View>}
        {one.materials.map(({ type, name, fieldLabels, filedAt, requestId, staffNumber, withdrawn }) => (
          <View key={`${requestId} ${type}`} className="desk-asked">
            <View className="sb-row sb-gap-2">
              <View className="sb-strong">{name}</View>
              {withdrawn && (
                <Tag tone="danger" icon="warning">
                  已撤回
                </Tag>
              )}
            </View>
            <View className="sb-small sb-ink-2">{fieldLabels.join('、')}</View>
            <View className="sb-small sb-ink-3 sb-num">
              {whenWords(filedAt)}，工号 {staffNumber} 存的
            </View>
          </View>
        ))}
      </View>
      {one.materials.some(({ withdrawn }) => !withdrawn) && (
        <View className="desk-print sb-mt-4">
          <Receipt application={one} />
        </View>
      )}
    </>
  );
}
