import { View } from '@tarojs/components';
import { handlingApi } from 'shared/handling.ts';
import { call } from '../../platform/call.ts';
import { useResource } from '../../resource/use-resource.ts';
import { ResourceView } from '../../resource/resource-view.tsx';
import { Chips } from '../../ui/choice.tsx';
import { Skeleton } from '../../ui/state.tsx';

export interface UnitChipsProps {
  id: string;
  value: string;
  onChange: (id: string) => void;
  error: string | undefined;
}

/** The units a case can go to. */
export function UnitChips({ id, value, onChange, error }: UnitChipsProps) {
  const units = useResource('units', () => call(handlingApi.units, {}));
  return (
    <View>
      <View className="sb-strong">转给哪个单位</View>
      <ResourceView
        of={units}
        isEmpty={({ items }) => items.length === 0}
        empty={<View className="sb-mt-2">还没有登记承办单位，请管理员导入。</View>}
        skeleton={<Skeleton cards={1} height={80} />}
        ready={({ items }) => (
          <View className="sb-mt-2">
            <Chips
              id={id}
              label="承办单位"
              value={value}
              onChange={onChange}
              options={items.filter(({ hotline }) => !hotline).map((unit) => ({ value: unit.id, words: unit.name }))}
            />
          </View>
        )}
      />
      {error && <View className="sb-small sb-in-danger">请选一个承办单位</View>}
    </View>
  );
}
