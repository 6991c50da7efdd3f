import Taro from '@tarojs/taro';
import type * as Connection from './connection';

export const onReconnect: typeof Connection.onReconnect = (back) => {
  const changed = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) back();
  };
  Taro.onNetworkStatusChange(changed);
  return () => Taro.offNetworkStatusChange(changed);
};
