import { useDidHide, useDidShow } from '@tarojs/taro';
import { useRef, useState } from 'react';

export { useDidShow as useShow, useDidHide as useHide, useReachBottom } from '@tarojs/taro';

/** Calls back each time the page comes back into sight; not at its first show, which comes with the mount or after it. */
export function useReturn(back: () => void): void {
  const away = useRef(false);
  useDidHide(() => {
    away.current = true;
  });
  useDidShow(() => {
    if (!away.current) return;
    away.current = false;
    back();
  });
}

/** False while another page lies over this one, or the program is in the background. */
export function useInSight(): boolean {
  const [inSight, setInSight] = useState(true);
  useDidShow(() => setInSight(true));
  useDidHide(() => setInSight(false));
  return inSight;
}
