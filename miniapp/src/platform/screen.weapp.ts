import Taro from '@tarojs/taro';

export function brighten() {
  let before: number | undefined;
  let over = false;
  void Taro.getScreenBrightness({
    success: ({ value }) => {
      if (over) return;
      before = value;
      void Taro.setScreenBrightness({ value: 1 });
    },
  });
  void Taro.setKeepScreenOn({ keepScreenOn: true });
  void Taro.setVisualEffectOnCapture({ visualEffect: 'hidden' });
  return () => {
    over = true;
    void Taro.setKeepScreenOn({ keepScreenOn: false });
    void Taro.setVisualEffectOnCapture({ visualEffect: 'none' });
    if (before !== undefined) void Taro.setScreenBrightness({ value: before });
  };
}

export function onScreenshot(taken: () => void) {
  Taro.onUserCaptureScreen(taken);
  return () => Taro.offUserCaptureScreen(taken);
}

export function onVisibility(changed: (visible: boolean) => void) {
  const shown = () => changed(true);
  const hidden = () => changed(false);
  Taro.onAppShow(shown);
  Taro.onAppHide(hidden);
  return () => {
    Taro.offAppShow(shown);
    Taro.offAppHide(hidden);
  };
}
