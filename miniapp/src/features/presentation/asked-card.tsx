import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { AccessRequest } from 'shared/presentation.ts';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { useElder } from '../../ui/look.ts';
import { Note, Tag } from '../../ui/tag.tsx';
import { notHeld } from './request-words.ts';

type Asked = AccessRequest['certificates'][number];
type Values = Readonly<Record<string, string>> | undefined;

const labels = ({ fields }: Asked) => fields.map(({ label }) => label).join('、');

/** What a window must see: covered values, or in 长辈版 the names of what it sees until the values are asked for. */
export function RequiredCard({ asked, values }: { asked: Asked; values: Values }) {
  const elder = useElder();
  return (
    <Card label={`${asked.name}，必须`} tight>
      <View className="sb-row sb-between sb-gap-2">
        <View className="sb-grow">
          <View className="sb-strong">{asked.name}</View>
          {!elder && <View className="sb-note sb-ink-3">{asked.purpose}</View>}
        </View>
        <Tag icon="lock">必须</Tag>
      </View>
      {asked.state !== 'held' && (
        <Note tone="warn" icon="warning">
          {notHeld[asked.state]}，这一张要交纸质材料
        </Note>
      )}
      {asked.state === 'held' && elder && !values && <View>{labels(asked)}</View>}
      {asked.state === 'held' &&
        (!elder || values) &&
        asked.fields.map(({ id, label, maskedValue }) => (
          <Line key={id} name={label}>
            {values?.[id] ?? <Covered>{maskedValue}</Covered>}
          </Line>
        ))}
    </Card>
  );
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <View className="ask-field">
    <View className="ask-field-name">{name}</View>
    <View className="ask-field-value">{children}</View>
  </View>
);

/** Said as 「已遮住」, never star by star. */
const Covered = ({ children }: { children: string }) => (
  <>
    <View ariaHidden>{children}</View>
    <View className="sb-unseen">已遮住</View>
  </>
);

interface OptionalCardProps {
  asked: Asked;
  ticked: boolean;
  onTick: (ticked: boolean) => void;
  values: Values;
}

/** What may stay ungiven: unticked, with what giving it saves. */
export function OptionalCard({ asked, ticked, onTick, values }: OptionalCardProps) {
  const elder = useElder();
  if (asked.state !== 'held') {
    return (
      <Card label={asked.name} tight>
        <View className="sb-row sb-between sb-gap-2">
          <View className="sb-ink-2">{asked.name}</View>
          <Tag>{notHeld[asked.state]}</Tag>
        </View>
      </Card>
    );
  }
  return (
    <Card tight>
      <Checkbox
        checked={ticked}
        onChange={onTick}
        detail={
          <>
            <View>{elder ? '不给也能办' : asked.why.replace(/。$/, '')}</View>
            <View>会看：{labels(asked)}</View>
          </>
        }
        end={!elder && <Tag>可不给</Tag>}
      >
        {asked.name}
      </Checkbox>
      {values &&
        asked.fields.map(({ id, label }) => (
          <Line key={id} name={label}>
            {values[id]}
          </Line>
        ))}
    </Card>
  );
}
