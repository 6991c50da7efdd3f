import Taro from '@tarojs/taro';
import type { Photo } from './photos';

export const pickPhotos = (most: number): Promise<Photo[]> =>
  Taro.chooseMedia({ count: Math.min(most, 9), mediaType: ['image'], sizeType: ['compressed'] }).then(
    ({ tempFiles }) => tempFiles.map((file) => ({ path: file.tempFilePath, size: file.size })),
    () => [],
  );
