import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AccessRequest } from 'shared/presentation.ts';
import { walletApi } from 'shared/wallet.ts';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { Badge, Card, KeyValue, LinkText, Stack } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Note, Tag } from '../../ui/tag.tsx';

type Asked = AccessRequest['certificates'][number];

interface ConsentSheetProps {
  request: AccessRequest;
  /** Types of optional certificates ticked so far; none at first. */
  optional: readonly string[];
  onOptional: (types: string[]) => void;
}

/** Who asks, for what, which certificates: in the order a person needs to decide. */
export function ConsentSheet({ request, optional, onOptional }: ConsentSheetProps) {
  const { certificates } = request;
  const [basis, setBasis] = useState(false);
  const { values, toggle } = useFullValues(certificates);
  const agreed = request.status === 'agreed';
  const tick = (type: string, ticked: boolean) =>
    onOptional(ticked ? [...optional, type] : optional.filter((other) => other !== type));
  return (
    <Stack>
      <Who request={request} />
      {certificates
        .filter(({ required }) => required)
        .map((asked) => (
          <RequiredCard key={asked.type} asked={asked} values={values[asked.type]} />
        ))}
      {certificates
        .filter(({ required }) => !required)
        .map((asked) => (
          <Card key={asked.type} label={asked.name}>
            {asked.state === 'held' && !agreed ? (
              <Checkbox
                checked={optional.includes(asked.type)}
                onChange={(ticked) => tick(asked.type, ticked)}
                detail={asked.why}
                end={<Tag>可不给</Tag>}
              >
                {asked.name}
              </Checkbox>
            ) : (
              <View className="sb-row sb-between">
                <View>{asked.name}</View>
                <Tag>{agreed ? (optional.includes(asked.type) ? '一起给' : '不给') : '您没有这张'}</Tag>
              </View>
            )}
          </Card>
        ))}
      <View className="sb-row sb-between">
        <LinkText icon={Object.keys(values).length > 0 ? 'eye-off' : 'eye'} onPress={toggle}>
          {Object.keys(values).length > 0 ? '遮住' : '显示全文'}
        </LinkText>
        <LinkText chevron onPress={() => setBasis(true)}>
          依据和保存多久
        </LinkText>
      </View>
      <Sheet open={basis} title="依据和保存多久" onClose={() => setBasis(false)}>
        {certificates.map((asked) => (
          <Card key={asked.type} label={asked.name}>
            <View className="sb-strong">{asked.name}</View>
            <KeyValue name="为什么看">{asked.why}</KeyValue>
            <KeyValue name="依据">{asked.legalBasis}</KeyValue>
            <KeyValue name="保存多久">{asked.retention}</KeyValue>
          </Card>
        ))}
      </Sheet>
    </Stack>
  );
}

function Who({ request: { window, item, applicationNumber } }: { request: AccessRequest }) {
  return (
    <Card label="谁要看，办什么">
      <View className="sb-row sb-gap-3">
        <Badge icon="building" />
        <View className="sb-grow">
          <View className="sb-t3">
            {window.unitName} · {window.windowName}
          </View>
          <View className="sb-small sb-ink-2">
            {window.hallName} {window.floor} · {window.clerkName}（{window.staffNumber}）
          </View>
        </View>
      </View>
      <View className="sb-row sb-between sb-gap-2 sb-mt-3">
        <View className="sb-grow">
          <View className="sb-ink-2 sb-small">要办</View>
          <View className="sb-strong">{item.name}</View>
          <View className="sb-note sb-ink-3 sb-num">{applicationNumber}</View>
        </View>
        <Tag tone="ok" icon="verified">
          已认证窗口
        </Tag>
      </View>
    </Card>
  );
}

const stateWords = {
  missing: '您没有这张证',
  suspended: '已暂扣',
  expired: '已过期',
  cancelled: '已注销',
  revoked: '已吊销',
} as const;

function RequiredCard({ asked, values }: { asked: Asked; values: Readonly<Record<string, string>> | undefined }) {
  return (
    <Card label={`${asked.name}，必须`}>
      <View className="sb-row sb-between sb-gap-2">
        <View className="sb-grow">
          <View className="sb-t3">{asked.name}</View>
          <View className="sb-small sb-ink-3">{asked.purpose}</View>
        </View>
        <Tag icon="lock">必须</Tag>
      </View>
      {asked.state === 'held' ? (
        asked.fields.map((field) => (
          <KeyValue key={field.id} name={field.label}>
            <View className="sb-num">{values?.[field.id] ?? field.maskedValue}</View>
          </KeyValue>
        ))
      ) : (
        <Note tone="warn" icon="warning">
          {stateWords[asked.state]}，这一张要交纸质材料
        </Note>
      )}
    </Card>
  );
}

/** Full values of the held certificates, by type and field; empty while covered. */
function useFullValues(certificates: readonly Asked[]) {
  const [values, setValues] = useState<Readonly<Record<string, Readonly<Record<string, string>>>>>({});
  const reveal = useAction(async () => {
    const shown = await Promise.all(
      certificates.map(async ({ type, certificateId }) => {
        if (certificateId === null) return [type, {}] as const;
        const { fields } = await call(walletApi.reveal, { id: certificateId });
        return [type, Object.fromEntries(fields.map(({ id, value }) => [id, value]))] as const;
      }),
    );
    return Object.fromEntries(shown);
  }, setValues);
  const toggle = () => (Object.keys(values).length > 0 ? setValues({}) : void reveal.run());
  return { values, toggle };
}
