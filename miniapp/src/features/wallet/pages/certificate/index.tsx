import { View } from '@tarojs/components';
import { go, useParams } from '../../../../platform/navigate.ts';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, KeyValue, LinkText, Stack } from '../../../../ui/card.tsx';
import { List, Row } from '../../../../ui/list.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Empty, Skeleton } from '../../../../ui/state.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { useCertificate } from '../../use-wallet.ts';
import { WalletFace } from '../../wallet-face.tsx';

export default function CertificatePage() {
  const { id = '' } = useParams();
  return (
    <Page
      title="证照"
      foot={
        <Button icon="code" onPress={() => void go('presentation/code')}>
          亮码给窗口看
        </Button>
      }
    >
      <RequireIdentity what="这张证照">{() => <OneCertificate id={id} />}</RequireIdentity>
    </Page>
  );
}

function OneCertificate({ id }: { id: string }) {
  const { loaded, values, reveal, cover } = useCertificate(id);
  return (
    <ResourceView
      of={loaded}
      skeleton={<Skeleton cards={2} height={180} />}
      asking="正在向发证部门核对"
      isEmpty={() => false}
      empty={<Empty title="没有这张证照" />}
      ready={(certificate) => (
        <Stack>
          <WalletFace certificate={certificate} />
          <View className="sb-small sb-ink-3">刚刚向{certificate.checkedWith}核对过</View>
          <Card label="证照内容">
            {certificate.fields.map((field) => (
              <KeyValue key={field.id} name={field.label}>
                {field.masked && !values ? (
                  <View ariaRole="img" ariaLabel="已遮住" className="sb-num">
                    {field.value}
                  </View>
                ) : (
                  <View className="sb-num">{values?.[field.id] ?? field.value}</View>
                )}
              </KeyValue>
            ))}
            {certificate.fields.some(({ masked }) => masked) && (
              <LinkText icon={values ? 'eye-off' : 'eye'} onPress={() => (values ? cover() : void reveal.run())}>
                {values ? '遮住' : '显示全文'}
              </LinkText>
            )}
          </Card>
          {reveal.error && (
            <Note tone="danger" now>
              {reveal.error.title}。{reveal.error.detail}
            </Note>
          )}
          {certificate.usedFor.length > 0 && (
            <Note tone="info" icon="info">
              办{certificate.usedFor.join('、')}时，窗口可以请您给看这张证
            </Note>
          )}
          <List>
            <Row
              icon="clock"
              title="谁看过"
              end={<View className="sb-ink-3 sb-num">30 天内 {certificate.looksIn30Days} 次</View>}
              onPress={() => void go('presentation/history')}
            />
          </List>
        </Stack>
      )}
    />
  );
}
