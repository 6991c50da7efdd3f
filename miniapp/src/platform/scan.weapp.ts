import Taro from '@tarojs/taro';

export const nativeScan = true;

export const scanCode = (album = false) =>
  Taro.scanCode({ onlyFromCamera: !album, scanType: ['qrCode'] }).then(
    (scanned) => scanned.result,
    () => undefined,
  );
