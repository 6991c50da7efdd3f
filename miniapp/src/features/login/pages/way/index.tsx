import { View } from '@tarojs/components';
import { useState } from 'react';
import { back, replace, useParams } from '../../../../platform/navigate.ts';
import { Button } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Steps } from '../../../../ui/steps.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { purposeOf } from '../../draft.ts';
import { Ways, type Way } from '../../ways.tsx';

const words = {
  login: { title: '登录', heading: '怎么核对是您本人', lead: '两种都可以，选一种顺手的。' },
  'step-up': { title: '再确认一次', heading: '这件事要再确认一次', lead: '确认后 5 分钟内有效。' },
} as const;

export default function WayPage() {
  const params = useParams();
  const purpose = purposeOf(params['purpose']);
  const [way, setWay] = useState<Way>(params['way'] === 'counter' ? 'counter' : 'face');
  const { title, heading, lead } = words[purpose];
  return (
    <Page
      title={title}
      foot={
        <>
          <Button onPress={() => void replace(`login/${way}`, { purpose })}>
            {way === 'face' ? '开始刷脸' : '到窗口核对'}
          </Button>
          {purpose === 'login' ? (
            <Button kind="text" onPress={() => void replace('login/who')}>
              返回修改姓名
            </Button>
          ) : (
            <Button kind="text" onPress={() => void back()}>
              先不办了
            </Button>
          )}
        </>
      }
      say={() => [heading, lead, '刷脸，约 10 秒', '到窗口核对，不刷脸', '不刷脸也能用全部功能']}
    >
      {purpose === 'login' && <Steps now={2} of={3} />}
      <View ariaRole="heading" ariaLevel={2} className="sb-t1 sb-mt-5">
        {heading}
      </View>
      <View className="sb-ink-2 sb-mt-1">{lead}</View>
      <View className="sb-mt-5">
        <Ways value={way} onChange={setWay} />
      </View>
      <View className="sb-mt-4">
        <Note>不刷脸也能用全部功能。办重要的事时，可能会请您再确认一次。</Note>
      </View>
    </Page>
  );
}
