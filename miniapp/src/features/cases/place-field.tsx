import { View } from '@tarojs/components';
import type { CasePlace } from 'shared/cases.ts';
import { useState } from 'react';
import { whereAmI } from '../../platform/location';
import { Card, LinkText } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';

export interface PlaceFieldProps {
  text: string;
  point: CasePlace['point'];
  onChange: (part: { placeText?: string; point?: CasePlace['point'] }) => void;
  error: string | undefined;
}

/** Where: words, the phone's position, or both; works when the position is refused. */
export function PlaceField({ text, point, onChange, error }: PlaceFieldProps) {
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState(false);

  async function locate() {
    setAsking(true);
    const found = await whereAmI();
    setAsking(false);
    setRefused(found === undefined);
    if (found) onChange({ point: { ...found, source: 'device' } });
  }

  return (
    <Card>
      <Field
        id="call-place"
        label="在哪里？"
        optional
        hint="街道、小区、门牌或路口"
        value={text}
        onChange={(placeText) => onChange({ placeText })}
        error={error}
      />
      {point ? (
        <View className="sb-row sb-between">
          <View ariaRole="status" className="sb-row sb-gap-2 sb-small sb-in-ok">
            <Icon name="place" size="m" />
            {!point.accuracy ? '已记下手机位置' : `已记下手机位置，误差约 ${point.accuracy} 米`}
          </View>
          <LinkText label="不用手机位置" onPress={() => onChange({ point: null })}>
            不用
          </LinkText>
        </View>
      ) : (
        <LinkText icon="place" onPress={() => void locate()}>
          {asking ? '正在取位置…' : '我就在现场，记下手机位置'}
        </LinkText>
      )}
      {refused && !point && <View className="sb-small sb-ink-2">没取到位置，写上地点也一样能办。</View>}
    </Card>
  );
}
