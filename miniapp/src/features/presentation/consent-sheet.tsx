import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AccessRequest } from 'shared/presentation.ts';
import { Refused } from '../../resource/refused.tsx';
import { Badge, Card, KeyValue, LinkText, Stack } from '../../ui/card.tsx';
import { useElder } from '../../ui/look.ts';
import { Tag } from '../../ui/tag.tsx';
import { OptionalCard, RequiredCard } from './asked-card.tsx';
import { useFullValues } from './use-full-values.ts';
import './presentation.css';

interface ConsentSheetProps {
  request: AccessRequest;
  /** Types of optional certificates ticked so far; none at first. */
  optional: readonly string[];
  onOptional: (types: string[]) => void;
}

/** Who asks, for what, which certificates: in the order a person needs to decide. */
export function ConsentSheet({ request, optional, onOptional }: ConsentSheetProps) {
  const { certificates, status } = request;
  const elder = useElder();
  const [basis, setBasis] = useState(false);
  const { values, toggle, error } = useFullValues(certificates);
  const tick = (type: string, ticked: boolean) =>
    onOptional(ticked ? [...optional, type] : optional.filter((other) => other !== type));
  if (basis) return <Basis certificates={certificates} onClose={() => setBasis(false)} />;
  return (
    <Stack>
      <Who request={request} />
      {certificates
        .filter(({ required }) => required)
        .map((asked) => (
          <RequiredCard key={asked.type} asked={asked} values={values?.[asked.type]} />
        ))}
      {status === 'asked' &&
        certificates
          .filter(({ required }) => !required)
          .map((asked) => (
            <OptionalCard
              key={asked.type}
              asked={asked}
              ticked={optional.includes(asked.type)}
              onTick={(ticked) => tick(asked.type, ticked)}
              values={values?.[asked.type]}
            />
          ))}
      <View className="sb-row sb-between sb-wrap">
        <LinkText icon={values ? 'eye-off' : 'eye'} onPress={toggle}>
          {values ? '遮住' : '显示全文'}
        </LinkText>
        <LinkText chevron onPress={() => setBasis(true)}>
          {elder ? '为什么要看' : '依据和保存多久'}
        </LinkText>
      </View>
      <Refused error={error} />
    </Stack>
  );
}

interface BasisProps {
  certificates: AccessRequest['certificates'];
  onClose: () => void;
}

/** In place of the request, with the decision still below. */
const Basis = ({ certificates, onClose }: BasisProps) => (
  <Stack>
    <LinkText icon="back" onPress={onClose}>
      回到这次请求
    </LinkText>
    {certificates.map(({ type, name, why, legalBasis, retention }) => (
      <Card key={type} label={`${name}的依据`} tight>
        <View className="sb-strong">{name}</View>
        <KeyValue name="为什么看">{why}</KeyValue>
        <KeyValue name="依据">{legalBasis}</KeyValue>
        <KeyValue name="保存多久">{retention}</KeyValue>
      </Card>
    ))}
  </Stack>
);

function Who({ request: { window, item, applicationNumber } }: { request: AccessRequest }) {
  const elder = useElder();
  const clerk = `${window.clerkName}（${window.staffNumber}）`;
  return (
    <Card label="谁要看，办什么" tight>
      <View className="sb-row sb-gap-3">
        {!elder && <Badge icon="building" />}
        <View className="sb-grow">
          <View className="sb-strong">
            {elder ? (
              <>
                <View>{window.unitName}</View>
                <View>{window.windowName}</View>
              </>
            ) : (
              <>
                {window.unitName} · <View className="ask-part">{window.windowName}</View>
              </>
            )}
          </View>
          {!elder && (
            <View className="sb-small sb-ink-2">
              {window.hallName} {window.floor}
            </View>
          )}
          <View className="sb-small sb-ink-2">{clerk}</View>
        </View>
      </View>
      <View className="ask-line sb-row sb-between sb-gap-2 sb-wrap">
        <View className="sb-grow">
          <View className="sb-row sb-gap-3 sb-wrap">
            <View className="sb-small sb-ink-3">要办</View>
            <View className="sb-strong">{item.name}</View>
          </View>
          {!elder && <View className="sb-note sb-ink-3 sb-num">办件编号 {applicationNumber}</View>}
        </View>
        <Tag tone="ok" icon="verified">
          已认证窗口
        </Tag>
      </View>
    </Card>
  );
}
