import { View } from '@tarojs/components';
import type { StaffSession } from 'shared/staff.ts';
import type { ReactNode } from 'react';
import { replace } from '../../platform/navigate.ts';
import { ResourceView } from '../../resource/resource-view.tsx';
import { Brand } from '../../ui/brand.tsx';
import { LinkText } from '../../ui/card.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { DeskPage } from '../../ui/page.tsx';
import { Press } from '../../ui/press.tsx';
import { Empty } from '../../ui/state.tsx';
import { handlesCases, reviews, toSignIn, useHandler } from './use-handler.ts';
import './handling.css';

interface StaffPage {
  readonly page: 'handling/board' | 'handling/reviews' | 'handling/inquiries' | 'handling/issued';
  readonly words: string;
  readonly icon: IconName;
  readonly may: (staff: StaffSession) => boolean;
  /** Said to those who may not: 「您没有…的权限」. */
  readonly right: string;
}

const pages: readonly StaffPage[] = [
  { page: 'handling/board', words: '有呼办理', icon: 'call', may: handlesCases, right: '办理有呼' },
  { page: 'handling/reviews', words: '证明审核', icon: 'proof', may: reviews, right: '审核证明' },
  { page: 'handling/inquiries', words: '部门核验', icon: 'building', may: reviews, right: '审核证明' },
  { page: 'handling/issued', words: '开出的证明', icon: 'folder', may: reviews, right: '审核证明' },
];

export interface StaffFrameProps {
  here: StaffPage['page'];
  children: (staff: StaffSession) => ReactNode;
}

/** Top bar of a department's pages with those its reader may open, and the content for those who may open this one. */
export function StaffFrame({ here, children }: StaffFrameProps) {
  const { loaded, leave } = useHandler();
  const { resource } = loaded;
  const staff = resource.state === 'ready' ? resource.data : undefined;
  const signedOut = resource.state === 'failed' && resource.error.status === 401;
  const current = pages.find(({ page }) => page === here);
  return (
    <DeskPage title={current?.words ?? '部门工作台'}>
      <View className="handling">
        <View className="handling-top">
          <Brand />
          <View className="handling-app sb-ink-3">部门工作台</View>
          {staff && <Doors staff={staff} here={here} />}
          <View className="sb-grow" />
          {staff && (
            <>
              <View className="handling-who">
                {staff.unitName} · {staff.name}
              </View>
              <LinkText icon="leave" onPress={leave}>
                退出
              </LinkText>
            </>
          )}
        </View>
        {signedOut ? (
          <Empty title="请先登录" action={{ words: '登录', onPress: toSignIn }}>
            用工号和密码登录后，就能看到等您办的。
          </Empty>
        ) : (
          <ResourceView
            of={loaded}
            isEmpty={(who) => !current?.may(who)}
            empty={
              <Empty title={`您没有${current?.right ?? ''}的权限`}>
                窗口人员请到窗口页面；如需开通，请联系管理员。
              </Empty>
            }
            ready={children}
          />
        )}
      </View>
    </DeskPage>
  );
}

const Doors = ({ staff, here }: { staff: StaffSession; here: StaffPage['page'] }) => (
  <View ariaRole="navigation" ariaLabel="部门的页面" className="handling-doors">
    {pages
      .filter(({ may }) => may(staff))
      .map(({ page, words, icon }) => (
        <Press
          key={page}
          role="link"
          current={page === here}
          className={`handling-page${page === here ? ' handling-page-on' : ''}`}
          onPress={() => void (page !== here && replace(page))}
        >
          <Icon name={icon} size="m" />
          {words}
        </Press>
      ))}
  </View>
);
