import Taro from '@tarojs/taro';

/** Small settings and drafts that outlive the program. Never a name, an ID number or a certificate; a draft leaves when it is sent. */
export function keep(key: string, value: string) {
  Taro.setStorageSync(key, value);
}

export function kept(key: string): string | undefined {
  const value: unknown = Taro.getStorageSync(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function forget(key: string) {
  Taro.removeStorageSync(key);
}
