import { useEffect } from 'react';

// What @tarojs/taro does for a page, in memory. Tests read and set it through `phone`.
Object.assign(globalThis, { API_ORIGIN: '' });
// Browser parts jsdom lacks.
const light = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
Object.assign(window, { matchMedia: () => light });
Object.assign(URL, { createObjectURL: () => 'blob:file', revokeObjectURL: () => undefined });
Object.assign(HTMLAnchorElement.prototype, { click: () => undefined });
Object.assign(Element.prototype, { scrollIntoView: () => undefined });

const shown = new Set<() => void>();
const hidden = new Set<() => void>();
const sockets = new Set<(message: { data: string }) => void>();
const visited: string[] = [];
const params: Record<string, string> = {};
let away = false;

export const phone = {
  params,
  storage: new Map<string, unknown>(),
  /** Where the page went, in order: `navigateTo /features/…`. */
  visited,
  /** The page comes back into sight, from under another one. */
  show() {
    if (!away) this.hide();
    away = false;
    shown.forEach((react) => react());
  },
  /** WeChat shows a page only after it was mounted, sometimes long after. */
  firstShow: () => shown.forEach((react) => react()),
  /** Another page lies over it. */
  hide() {
    away = true;
    hidden.forEach((react) => react());
  },
  /** The server says something on the live channel. */
  hear: (event: { id: string; kind: string; subject: string }) =>
    sockets.forEach((take) => take({ data: JSON.stringify({ type: 'event', event }) })),
  reset() {
    away = false;
    for (const name of Object.keys(params)) delete params[name];
    this.storage.clear();
    this.visited.length = 0;
  },
};

export function useDidShow(react: () => void) {
  useEffect(() => {
    shown.add(react);
    return () => void shown.delete(react);
  });
  useEffect(react, []);
}

export function useDidHide(react: () => void) {
  useEffect(() => {
    hidden.add(react);
    return () => void hidden.delete(react);
  });
}

function connectSocket() {
  let take: (message: { data: string }) => void = () => undefined;
  let closed = () => {};
  return Promise.resolve({
    onOpen: (opened: () => void) => queueMicrotask(opened),
    onMessage: (listener: typeof take) => void sockets.add((take = listener)),
    onClose: (listener: () => void) => void (closed = listener),
    onError: () => undefined,
    send: () => take({ data: JSON.stringify({ type: 'ready' }) }),
    close() {
      sockets.delete(take);
      closed();
    },
  });
}

export const usePullDownRefresh = () => undefined;
export const useReachBottom = () => undefined;
export const useRouter = () => ({ params: phone.params });

const visit =
  (how: string) =>
  ({ url }: { url: string }) => {
    phone.visited.push(`${how} ${url}`);
    return Promise.resolve();
  };

export default {
  getStorageSync: (key: string) => phone.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, value),
  removeStorageSync: (key: string) => void phone.storage.delete(key),
  navigateTo: visit('navigateTo'),
  redirectTo: visit('redirectTo'),
  switchTab: visit('switchTab'),
  navigateBack: () => visit('navigateBack')({ url: '' }),
  getCurrentPages: () => [{}, {}],
  connectSocket,
  eventCenter: { on: () => undefined, off: () => undefined, trigger: () => undefined },
};
