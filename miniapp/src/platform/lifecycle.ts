export { useDidShow as useShow, useDidHide as useHide, useReachBottom } from '@tarojs/taro';
