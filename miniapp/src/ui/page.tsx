import { View } from '@tarojs/components';
import { type ReactNode, useEffect } from 'react';
import { useShow } from '../platform/lifecycle.ts';
import { back, type Tab } from '../platform/navigate.ts';
import { canSpeak, speak } from '../platform/speech';
import { nativeBar, setTitle, statusBarHeight } from '../platform/system';
import { Button } from './button.tsx';
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
  /** What 读一读 reads, in order: title, facts, choices. Its button shows in 长辈版 where the phone can speak. */
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
  return (
    <View className={`${root} sb-page sb-page-${width}`}>
      {header ? (
        <View className="sb-page-head" style={{ paddingTop: `${statusBarHeight()}px` }}>
          {header}
        </View>
      ) : (
        !nativeBar && <Bar title={title} isTab={tab !== undefined} onBack={onBack ?? back} />
      )}
      <View className="sb-page-body" ariaRole="main">
        {say && elder && canSpeak() && (
          <View className="sb-page-say">
            <Button kind="soft" icon="speak" small onPress={() => speak(say().join('。'))}>
              读一读
            </Button>
          </View>
        )}
        {children}
      </View>
      {foot && <View className="sb-page-foot">{foot}</View>}
      {tab && <TabBar current={tab} />}
      <Toast />
    </View>
  );
}

function Bar({ title, isTab, onBack }: { title: string; isTab: boolean; onBack: () => void }) {
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
