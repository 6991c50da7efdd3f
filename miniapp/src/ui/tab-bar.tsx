import { View } from '@tarojs/components';
import { goTab, type Tab } from '../platform/navigate.ts';
import { Icon, type IconName } from './icon.tsx';
import './tab-bar.css';

const tabs: { tab: Tab; words: string; icon: IconName }[] = [
  { tab: 'home', words: '首页', icon: 'home' },
  { tab: 'wallet', words: '证照', icon: 'wallet' },
  { tab: 'proofs', words: '证明', icon: 'proof' },
  { tab: 'cases', words: '有呼', icon: 'call' },
];

/** The four tabs, the same in both sizes; drawn inside each tab page by Page. */
export function TabBar({ current }: { current: Tab }) {
  return (
    <View className="sb-tabs" ariaRole="navigation" ariaLabel="主导航">
      {tabs.map(({ tab, words, icon }) => (
        <View
          key={tab}
          ariaRole="link"
          ariaCurrent={tab === current ? 'page' : undefined}
          className={`sb-tab${tab === current ? ' sb-tab-on' : ''}`}
          onClick={() => void goTab(tab)}
        >
          <Icon name={icon} />
          {words}
        </View>
      ))}
    </View>
  );
}
