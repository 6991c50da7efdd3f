import { View } from '@tarojs/components';
import { Brand } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/card.tsx';
import { flag } from '../../ui/flag.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import type { ClerkSession } from './use-clerk.ts';

export type DeskTab = 'counter' | 'applications' | 'history' | 'identification';

const tabs: readonly { value: DeskTab; words: string; icon: IconName }[] = [
  { value: 'counter', words: '扫码用证', icon: 'scan' },
  { value: 'applications', words: '办件', icon: 'list' },
  { value: 'history', words: '今天的记录', icon: 'clock' },
  { value: 'identification', words: '核对身份', icon: 'id-card' },
];

export interface TopBarProps {
  clerk: ClerkSession;
  tab: DeskTab;
  onTab: (tab: DeskTab) => void;
  onLeave: () => void;
}

export const TopBar = ({ clerk, tab, onTab, onLeave }: TopBarProps) => (
  <View className="desk-top" ariaRole="banner">
    <Brand />
    <View className="desk-top-name">窗口工作台</View>
    <View ariaRole="tablist" ariaLabel="看什么" className="desk-tabs">
      {tabs.map(({ value, words, icon }) => (
        <View
          key={value}
          ariaRole="tab"
          ariaSelected={flag(value === tab)}
          className={`desk-tab${value === tab ? ' desk-tab-on' : ''}`}
          onClick={() => onTab(value)}
        >
          <Icon name={icon} size="m" />
          {words}
        </View>
      ))}
    </View>
    <View className="sb-grow" />
    <View className="sb-row sb-gap-1 sb-small sb-in-ok sb-nowrap">
      <Icon name="verified" size="m" />
      终端已认证
    </View>
    <View className="sb-small sb-ink-2 sb-nowrap">{clerk.terminal.windowName}</View>
    <View className="desk-who">
      <Badge icon="person" round />
      {clerk.name}（{clerk.staffNumber}）
    </View>
    <Button kind="text" small icon="lock" keyCap={<KeyCap>Alt L</KeyCap>} onPress={onLeave}>
      离开锁屏
    </Button>
  </View>
);
