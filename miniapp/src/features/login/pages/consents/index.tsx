import { View } from '@tarojs/components';
import { loginApi, type Consent } from 'shared/login.ts';
import { useState } from 'react';
import { call } from '../../../../platform/call.ts';
import { Refused } from '../../../../resource/refused.tsx';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { useAction } from '../../../../resource/use-action.ts';
import { useResource } from '../../../../resource/use-resource.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, Stack } from '../../../../ui/card.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Dialog } from '../../../../ui/sheet.tsx';
import { Empty } from '../../../../ui/state.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { dayWords } from '../../../../ui/when.ts';

export default function ConsentsPage() {
  return (
    <Page title="我的同意" say={() => ['您同意过的事，都可以随时撤回']}>
      <RequireIdentity what="您同意过的事">{() => <Consents />}</RequireIdentity>
    </Page>
  );
}

function Consents() {
  const loaded = useResource('consents', async () => (await call(loginApi.consents, {})).consents);
  const [asking, setAsking] = useState<Consent>();
  const withdraw = useAction(
    (key, id: string) => call(loginApi.withdrawConsent, { id }, { key }),
    () => {
      setAsking(undefined);
      loaded.reload();
    },
  );
  return (
    <>
      <Refused error={withdraw.error} />
      <ResourceView
        of={loaded}
        isEmpty={(consents) => consents.length === 0}
        empty={<Empty title="还没有同意过什么">刷脸前会先问您，您的选择会记在这里。</Empty>}
        ready={(consents) => (
          <Stack>
            {consents.map((consent) => (
              <ConsentCard key={consent.id} consent={consent} onWithdraw={() => setAsking(consent)} />
            ))}
          </Stack>
        )}
      />
      <Dialog
        open={asking !== undefined}
        title="撤回刷脸的同意？"
        keep={{ words: '留着', onPress: () => setAsking(undefined) }}
        act={{ words: '撤回同意', working: withdraw.working, onPress: () => asking && void withdraw.run(asking.id) }}
      >
        以后核对身份要到窗口，或者重新同意。以前办好的不受影响。
      </Dialog>
    </>
  );
}

function ConsentCard({ consent, onWithdraw }: { consent: Consent; onWithdraw: () => void }) {
  const { version, givenAt, withdrawnAt } = consent;
  return (
    <Card label="刷脸核对身份">
      <View className="sb-row sb-between">
        <View className="sb-strong">刷脸核对身份</View>
        {withdrawnAt ? <Tag>已撤回</Tag> : <Tag tone="ok">生效中</Tag>}
      </View>
      <View className="sb-small sb-ink-3 sb-num">
        说明第 {version} 版，{dayWords(givenAt)}同意{withdrawnAt && `，${dayWords(withdrawnAt)}撤回`}
      </View>
      {!withdrawnAt && (
        <View className="sb-mt-2">
          <Button kind="outline-ink" small onPress={onWithdraw}>
            撤回同意
          </Button>
        </View>
      )}
    </Card>
  );
}
