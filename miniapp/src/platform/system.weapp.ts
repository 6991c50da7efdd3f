import Taro from '@tarojs/taro';
import type * as System from './system';

export const dark: typeof System.dark = {
  now: () => Taro.getAppBaseInfo().theme === 'dark',
  watch: (changed) => {
    Taro.onThemeChange(changed);
    return () => Taro.offThemeChange(changed);
  },
};

export function fontScale() {
  const info: object = Taro.getAppBaseInfo();
  return 'fontSizeScaleFactor' in info ? Number(info.fontSizeScaleFactor) : 1;
}

export const statusBarHeight = () => Taro.getWindowInfo().statusBarHeight ?? 0;

export function setTitle(title: string) {
  void Taro.setNavigationBarTitle({ title });
}

export function focusOn(id: string) {
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -80 });
}

export function dial(number: string) {
  void Taro.makePhoneCall({ phoneNumber: number });
}

export async function copy(text: string) {
  await Taro.setClipboardData({ data: text });
}

export const nativeBar = true;
