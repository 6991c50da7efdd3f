import { View } from '@tarojs/components';
import type { DeskRequest } from 'shared/presentation-desk.ts';
import { Tag } from '../../ui/tag.tsx';

/** Left while waiting: the matter and what is asked for. Nothing of the person. */
export const AskedPanel = ({ request, over }: { request: DeskRequest; over: boolean }) => (
  <View className="desk-panel">
    <View className="sb-t3">{request.item.name}</View>
    <View className="sb-small sb-ink-2 sb-num sb-mt-1">{request.applicationNumber}</View>
    <View ariaRole="heading" ariaLevel={2} className="sb-t3 sb-mt-5">
      {over ? '这次请求的' : '请求看这些'}
    </View>
    <View className="desk-scroll sb-mt-2">
      {request.certificates.map(({ type, name, required, fields }) => (
        <View key={type} className="desk-asked">
          <View className="sb-row sb-gap-2 sb-wrap">
            <View className="sb-strong">{name}</View>
            {!required && <Tag>可不给</Tag>}
          </View>
          <View className="sb-small sb-ink-2">{fields.map(({ label }) => label).join('、')}</View>
        </View>
      ))}
    </View>
  </View>
);
