import { View } from '@tarojs/components';
import type { AccessRequest } from 'shared/presentation.ts';
import { go, goTab } from '../../platform/navigate.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Card, KeyValue, Stack } from '../../ui/card.tsx';
import { timeWords } from '../../ui/when.ts';
import { endings } from './request-words.ts';

/** After the decision: what happened, what to do now, how to undo it. */
export function RequestResult({ request }: { request: AccessRequest }) {
  const { status, window, item, grant } = request;
  if (status === 'granted' && grant) return <Granted request={request} grant={grant} />;
  if (status === 'offered' || status === 'asked' || status === 'agreed' || status === 'granted') return null;
  const { title, next } = endings[status];
  return (
    <Stack>
      <Head icon={status === 'refused' ? 'hand' : 'clock'} tone="gray" title={title} next={next} />
      <Card label="这次请求">
        <KeyValue name="谁要看">
          {window.unitName} · {window.windowName}
        </KeyValue>
        <KeyValue name="要办">{item.name}</KeyValue>
      </Card>
      <Button onPress={() => void goTab('home')}>回首页</Button>
    </Stack>
  );
}

function Granted({ request, grant }: { request: AccessRequest; grant: NonNullable<AccessRequest['grant']> }) {
  const { window, item, applicationNumber } = request;
  return (
    <Stack>
      <Head icon="tick" tone="ok" title="已经给窗口看了" next="可以把手机收起来了。" />
      <Card label="给了什么">
        <KeyValue name="给谁">
          {window.unitName} · {window.windowName}
        </KeyValue>
        <KeyValue name="办什么">{item.name}</KeyValue>
        <KeyValue name="办件编号">
          <View className="sb-num">{applicationNumber}</View>
        </KeyValue>
        {grant.given.map(({ type, name, fieldLabels }) => (
          <KeyValue key={type} name={name}>
            {fieldLabels.join('、')}
          </KeyValue>
        ))}
        <KeyValue name="看到几点">
          <View className="sb-num">{timeWords(grant.expiresAt)}</View>
        </KeyValue>
      </Card>
      <Button kind="outline" onPress={() => void go('presentation/history')}>
        谁看过，撤回
      </Button>
      <Button onPress={() => void goTab('home')}>回首页</Button>
    </Stack>
  );
}

interface HeadProps {
  icon: 'tick' | 'hand' | 'clock';
  tone: 'ok' | 'gray';
  title: string;
  next: string;
}

const Head = ({ icon, tone, title, next }: HeadProps) => (
  <View ariaRole="status" className="sb-center sb-col">
    <View className="sb-row sb-center">
      <Badge icon={icon} tone={tone} round />
    </View>
    <View ariaRole="heading" ariaLevel={2} className="sb-t1 sb-mt-3">
      {title}
    </View>
    <View className="sb-ink-2 sb-mt-2">{next}</View>
  </View>
);
