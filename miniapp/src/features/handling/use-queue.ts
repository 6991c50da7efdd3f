import { useEffect } from 'react';
import { usePages } from '../../resource/use-pages.ts';

const AGAIN_MS = 30_000;

/** A list of the desk: `usePages`, looked up again every half minute. */
export const useQueue: typeof usePages = (key, load) => {
  const pages = usePages(key, load);
  const { reload } = pages.first;
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return pages;
};
