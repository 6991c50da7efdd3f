import type * as Connection from './connection';

export const onReconnect: typeof Connection.onReconnect = (back) => {
  window.addEventListener('online', back);
  return () => window.removeEventListener('online', back);
};
