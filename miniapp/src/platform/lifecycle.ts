export { useDidShow as useShow, useDidHide as useHide, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
