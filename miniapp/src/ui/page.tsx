import { View } from '@tarojs/components';
import { type ReactNode, useEffect } from 'react';
import { useShow } from '../platform/lifecycle.ts';
import { back, type Tab } from '../platform/navigate.ts';
import { canSpeak, speak } from '../platform/speech';
import { nativeBar, setTitle, statusBarHeight } from '../platform/system';
import { Icon } from './icon.tsx';
import { useElder, useRootClass } from './look.ts';
import { Press } from './press.tsx';
import { TabBar } from './tab-bar.tsx';
import { Toast } from './toast.tsx';
import './page.css';

export interface PageProps {
  /** In the navigation bar and the browser tab, at most 10 characters. */
  title: string;
  children: ReactNode;
  /** Given on the four tab pages: draws the tab bar, no way back. */
  tab?: Tab;
  /** A first row of the page's own in place of the title; in WeChat that page's config says `navigationStyle: 'custom'`. */
  header?: ReactNode;
  /** The sticky bottom bar with the main action. */
  foot?: ReactNode;
  /** What the way back does instead of going one page back: a decision asks first. */
  onBack?: () => void;
  /** What 读一读 reads, in order: title, facts, choices. Its button shows in 长辈版 where the phone can speak: in the bar, or in WeChat, whose bar is its own, under it. */
  say?: () => string[];
  /** `reading` is a 640 px column for pages strangers open on a PC. */
  width?: 'phone' | 'reading';
}

/** The outermost View of every resident page: theme, size, bars, and where the page's parts go. */
export function Page({ title, children, tab, header, foot, onBack, say, width = 'phone' }: PageProps) {
  const root = useRootClass();
  const elder = useElder();
  useEffect(() => setTitle(title), [title]);
  useShow(() => setTitle(title));
  const reader = say && elder && canSpeak() && <Reader say={say} />;
  return (
    <View className={`${root} sb-page sb-page-${width}`}>
      {header ? (
        <View className="sb-page-head" style={{ paddingTop: `${statusBarHeight()}px` }}>
          {header}
        </View>
      ) : (
        !nativeBar && <Bar title={title} isTab={tab !== undefined} onBack={onBack ?? back} end={reader} />
      )}
      <View className="sb-page-body" ariaRole="main">
        {nativeBar && reader && <View className="sb-page-say">{reader}</View>}
        {children}
      </View>
      {foot && <View className="sb-page-foot">{foot}</View>}
      {tab && <TabBar current={tab} />}
      <Toast />
    </View>
  );
}

/** 读一读: an icon over its word, so that a title of ten characters stands beside it. */
const Reader = ({ say }: { say: () => string[] }) => (
  <Press className="sb-page-reader" onPress={() => speak(say().join('。'))}>
    <Icon name="speak" size="m" />
    读一读
  </Press>
);

interface BarProps {
  title: string;
  isTab: boolean;
  onBack: () => void;
  end: ReactNode;
}

function Bar({ title, isTab, onBack, end }: BarProps) {
  return (
    <View className={`sb-page-head sb-page-bar${isTab ? ' sb-page-bar-tab' : ''}`}>
      {!isTab && (
        <Press className="sb-page-back" label="返回" onPress={onBack}>
          <Icon name="back" />
        </Press>
      )}
      <View ariaRole="heading" ariaLevel={1} className="sb-page-title">
        {title}
      </View>
      {end}
    </View>
  );
}

/** The outermost View of a staff page: desk sizes, the whole width, nothing drawn around it. */
export function DeskPage({ title, children }: { title: string; children: ReactNode }) {
  const root = useRootClass();
  useEffect(() => setTitle(title), [title]);
  useShow(() => setTitle(title));
  return (
    <View className={`${root.replace(' sb-elder', '')} sb-desk sb-page-desk`}>
      {children}
      <Toast />
    </View>
  );
}
