import Taro from '@tarojs/taro';
import type { Point } from './location';

export const whereAmI = (): Promise<Point | undefined> =>
  Taro.getLocation({ type: 'gcj02', isHighAccuracy: true, highAccuracyExpireTime: 4_000 }).then(
    ({ longitude: lng, latitude: lat, accuracy }) => ({
      lng,
      lat,
      datum: 'gcj02' as const,
      accuracy: Number.isFinite(accuracy) ? Math.round(accuracy) : null,
    }),
    () => undefined,
  );
