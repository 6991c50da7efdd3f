import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AccessRequest } from 'shared/presentation.ts';
import type { ApiError } from '../../platform/api-error.ts';
import { go, goTab } from '../../platform/navigate.ts';
import { Refused } from '../../resource/refused.tsx';
import type { Action } from '../../resource/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Card, KeyValue, Stack } from '../../ui/card.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Note } from '../../ui/tag.tsx';
import { timeWords } from '../../ui/when.ts';
import { countedFields, endings } from './request-words.ts';
import { WithdrawDialog, withdrawing } from './withdraw-dialog.tsx';
import './presentation.css';

type Grant = NonNullable<AccessRequest['grant']>;

/** After the decision: what happened, what to do now, how to undo it. */
export function RequestResult({ request, error }: { request: AccessRequest; error: ApiError | undefined }) {
  const { status, grant } = request;
  if (status === 'granted') return grant && <Granted request={request} grant={grant} error={error} />;
  if (status === 'offered' || status === 'asked' || status === 'agreed') return null;
  const { title, next } = endings[status];
  return (
    <Stack>
      <Head icon={status === 'refused' ? 'hand' : status === 'expired' ? 'clock' : 'close'} title={title} next={next} />
      <Card label="这次请求" tight>
        <Who request={request} />
      </Card>
    </Stack>
  );
}

interface GrantedProps {
  request: AccessRequest;
  grant: Grant;
  error: ApiError | undefined;
}

function Granted({ request, grant, error }: GrantedProps) {
  const withdrawn = grant.status === 'withdrawn';
  const still = grant.status === 'live';
  const head = withdrawn
    ? ({ icon: 'again', title: '已经撤回', next: '窗口不能再看了。' } as const)
    : ({ icon: 'tick', title: '已经给窗口看了', next: '可以把手机收起来了，等工作人员办理。' } as const);
  return (
    <Stack>
      <Head {...head} ok={!withdrawn} />
      <Card label="给了什么" tight>
        <Who request={request} />
        <KeyValue name="给了什么">{countedFields(grant.given)}</KeyValue>
        <KeyValue name="能看多久">
          <View className="sb-num">{still ? `到 ${timeWords(grant.expiresAt)}，只限这一件事` : '不能再看了'}</View>
        </KeyValue>
      </Card>
      <List>
        <Row
          icon="eye"
          title="看记录"
          end={<View className="sb-small sb-ink-3 sb-num">窗口已看 {grant.reads} 次</View>}
          onPress={() => void go('presentation/history')}
        />
      </List>
      <Refused error={error} />
      {!withdrawn && <Note>想反悔？{withdrawing}</Note>}
    </Stack>
  );
}

const Who = ({ request: { window, item, applicationNumber, grant } }: { request: AccessRequest }) => (
  <>
    <KeyValue name={grant ? '给了谁' : '谁要看'}>
      <View>{window.unitName}</View>
      <View className="sb-small sb-ink-3">
        {window.windowName} · {window.clerkName}（{window.staffNumber}）
      </View>
    </KeyValue>
    <KeyValue name="办什么">
      <View>{item.name}</View>
      <View className="sb-small sb-ink-3 sb-num">办件编号 {applicationNumber}</View>
    </KeyValue>
  </>
);

/** 撤回授权 beside 好了 while there is something to take back. */
export function ResultFoot({ request, withdraw }: { request: AccessRequest; withdraw: Action<[]> }) {
  const [asks, setAsks] = useState(false);
  const done = <Button onPress={() => void goTab('home')}>好了</Button>;
  if (!request.grant || request.grant.status === 'withdrawn') return done;
  const act = () => {
    setAsks(false);
    void withdraw.run();
  };
  return (
    <>
      <View className="sb-pair">
        <Button kind="outline-ink" working={withdraw.working} onPress={() => setAsks(true)}>
          撤回授权
        </Button>
        {done}
      </View>
      <WithdrawDialog open={asks} onKeep={() => setAsks(false)} onWithdraw={act} />
    </>
  );
}

const Head = ({ icon, title, next, ok }: { icon: IconName; title: string; next: string; ok?: boolean }) => (
  <View ariaRole="status">
    <View className={`result-icon${ok ? ' result-icon-ok' : ''}`}>
      <Icon name={icon} size="xl" />
    </View>
    <View ariaRole="heading" ariaLevel={2} className="sb-t1">
      {title}
    </View>
    <View className="sb-ink-2">{next}</View>
  </View>
);
