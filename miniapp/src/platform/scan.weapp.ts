import Taro from '@tarojs/taro';

export const nativeScan = true;

export const scanCode = () =>
  Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }).then(
    (scanned) => scanned.result,
    () => undefined,
  );
