import type { ReactNode } from 'react';
import { back } from '../platform/navigate.ts';
import { Asking, Failed, Skeleton } from '../ui/state.tsx';
import { Note } from '../ui/tag.tsx';
import type { Loaded } from './use-resource.ts';

export interface ResourceViewProps<T> {
  of: Loaded<T>;
  ready: (data: T) => ReactNode;
  /** What there is instead when `isEmpty` says so: an `<Empty>`. */
  empty: ReactNode;
  isEmpty: (data: T) => boolean;
  /** Gray shape of the content; usually `<Skeleton cards={3} />`. */
  skeleton?: ReactNode;
  /** Said after 1 s: 「正在向各部门核对，一般不到 1 秒」. */
  asking?: string;
}

/** Always all four states. */
export function ResourceView<T>(props: ResourceViewProps<T>) {
  const { of: loaded, ready, empty, isEmpty, skeleton = <Skeleton />, asking = '正在取，请稍等' } = props;
  const { resource, reload } = loaded;
  if (resource.state === 'failed') {
    const { status, title, detail, requestId } = resource.error;
    const notDone = status === 0 ? '内容没有取到，什么都没有变。有网时再试一次。' : detail;
    const isGone = status === 403 || status === 404;
    const again = isGone ? ({ words: '返回上一页', icon: 'back', onPress: back } as const) : { onPress: reload };
    return <Failed what={title} notDone={notDone} again={again} code={shortCode(requestId)} />;
  }
  if (resource.state === 'loading') {
    if (resource.pace === 'early') return null;
    return (
      <>
        {resource.pace === 'slow' && <Asking>{asking}</Asking>}
        {skeleton}
      </>
    );
  }
  return (
    <>
      {resource.stale && (
        <Note tone="warn" icon="offline">
          网络不好，下面是之前取到的，未实时核验
        </Note>
      )}
      {isEmpty(resource.data) ? empty : ready(resource.data)}
    </>
  );
}

/** The last eight characters of a request id, in two groups: enough to find it in a day's log. */
export function shortCode(requestId: string | undefined): string | undefined {
  if (!requestId) return undefined;
  const tail = requestId.replace(/-/g, '').slice(-8).toUpperCase();
  return `${tail.slice(0, 4)}-${tail.slice(4)}`;
}
