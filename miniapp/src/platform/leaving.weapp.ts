import Taro from '@tarojs/taro';

export const asksBeforeLeaving = true;

export function askBeforeLeaving(words: string) {
  void Taro.enableAlertBeforeUnload({ message: words });
  return () => void Taro.disableAlertBeforeUnload({});
}
