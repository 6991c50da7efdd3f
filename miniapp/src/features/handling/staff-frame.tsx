import { View } from '@tarojs/components';
import type { StaffSession } from 'shared/staff.ts';
import type { ReactNode } from 'react';
import { replace } from '../../platform/navigate.ts';
import { ResourceView } from '../../resource/resource-view.tsx';
import { Brand } from '../../ui/brand.tsx';
import { LinkText } from '../../ui/card.tsx';
import { DeskPage } from '../../ui/page.tsx';
import { Empty } from '../../ui/state.tsx';
import { reviews, toSignIn, useHandler } from './use-handler.ts';
import './handling.css';

const pages = {
  'handling/reviews': '证明审核',
  'handling/inquiries': '部门核验',
  'handling/issued': '开出的证明',
} as const;
const everyPage = ['handling/reviews', 'handling/inquiries', 'handling/issued'] as const;

export interface ReviewerFrameProps {
  title: string;
  /** Which of the reviewers' pages this is. */
  here: keyof typeof pages;
  children: (staff: StaffSession) => ReactNode;
}

/** Top bar of a reviewers' page, and its content for those who review. */
export function ReviewerFrame({ title, here, children }: ReviewerFrameProps) {
  const { loaded, leave } = useHandler();
  const { resource } = loaded;
  const staff = resource.state === 'ready' ? resource.data : undefined;
  const signedOut = resource.state === 'failed' && resource.error.status === 401;
  return (
    <DeskPage title={title}>
      <View className="handling">
        <View className="handling-top">
          <Brand />
          <View className="handling-app sb-ink-2">{title}</View>
          {staff &&
            reviews(staff) &&
            everyPage
              .filter((page) => page !== here)
              .map((page) => (
                <LinkText key={page} onPress={() => void replace(page)}>
                  {pages[page]}
                </LinkText>
              ))}
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
            isEmpty={(who) => !reviews(who)}
            empty={<Empty title="您没有审核证明的权限">如需开通，请联系管理员。</Empty>}
            ready={children}
          />
        )}
      </View>
    </DeskPage>
  );
}
