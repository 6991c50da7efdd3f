import { View } from '@tarojs/components';
import type { CurrentSession } from 'shared/sessions.ts';
import { go, goTab } from '../../platform/navigate.ts';
import { canSpeak, speak } from '../../platform/speech';
import { dial } from '../../platform/system';
import { logIn } from '../../session/require-identity.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge, LinkText } from '../../ui/card.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { setElder } from '../../ui/look.ts';
import { Press } from '../../ui/press.tsx';
import { SupplySlot } from './supply-slot.tsx';

/** 长辈版: the same doors, fewer words; nothing is missing that the normal size can do. */
export function ElderHome({ session }: { session: CurrentSession | undefined }) {
  const name = session?.acting?.organizationName ?? session?.resident?.name;
  const greeting = name ? `${name}，您好` : '点这里登录';
  return (
    <View className="sb-stack">
      <View className="home-who">
        <Press
          role="link"
          label={greeting}
          className="home-hello"
          onPress={() => (name ? void go('me/mine') : logIn())}
        >
          <View className="sb-t2">{greeting}</View>
        </Press>
        {canSpeak() && (
          <Button kind="soft" icon="speak" small onPress={() => speak([greeting, ...spoken].join('。'))}>
            读一读
          </Button>
        )}
      </View>
      {session?.acting && <LinkText onPress={() => void go('organizations/mine')}>切换个人和企业</LinkText>}
      <Press
        role="link"
        className="home-elder-code"
        label="亮码，到窗口给工作人员扫"
        onPress={() => void go('presentation/code')}
      >
        <Icon name="code" size="xl" />
        <View>
          <View className="home-elder-title">亮码</View>
          <View className="home-elder-words">到窗口，给工作人员扫</View>
        </View>
      </Press>
      {session?.level === 'resident' && !session.acting && <SupplySlot />}
      <Door icon="wallet" title="我的证" onPress={() => void goTab('wallet')} />
      <Door icon="proof" title="开证明" onPress={() => void goTab('proofs')} />
      <Door icon="call" title="有事反映" call onPress={() => void goTab('cases')} />
      <Door icon="scan" title="扫窗口的码" onPress={() => void go('presentation/scan')} />
      <View className="sb-pair">
        <Button kind="outline-ink" icon="phone" onPress={() => dial('12345')}>
          问人工
        </Button>
        <Button kind="outline-ink" icon="text-size" onPress={() => setElder(false)}>
          普通版
        </Button>
      </View>
    </View>
  );
}

const spoken = ['亮码，到窗口给工作人员扫', '我的证', '开证明', '有事反映', '扫窗口的码', '问人工'];

interface DoorProps {
  icon: IconName;
  title: string;
  call?: boolean;
  onPress: () => void;
}

const Door = ({ icon, title, call = false, onPress }: DoorProps) => (
  <Press role="link" className="home-door" onPress={onPress}>
    <Badge icon={icon} tone={call ? 'call' : 'brand'} />
    <View className="sb-grow sb-t3">{title}</View>
    <Icon name="chevron" />
  </Press>
);
