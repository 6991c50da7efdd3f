import { useRef, useState } from 'react';
import { ApiError } from '../platform/api-error.ts';
import { pickPhotos } from '../platform/photos';

/** A photo on its way, or one that did not arrive. */
export interface OutgoingPhoto {
  readonly path: string;
  readonly state: 'sending' | 'failed';
  readonly words: string;
}

export interface PhotosOf {
  /** Photos the server has. */
  ids: readonly string[];
  onChange: (ids: string[]) => void;
  most: number;
  /** Sends one picked file; its id. Throws ApiError. */
  send: (filePath: string) => Promise<string>;
}

/** Sends picked photos one after another (a weak network takes no two) and tells the ids of those that arrived. */
export function usePhotos({ ids, onChange, most, send }: PhotosOf) {
  const [outgoing, setOutgoing] = useState<readonly OutgoingPhoto[]>([]);
  const latest = useRef(ids);
  latest.current = ids;
  const room = most - ids.length - outgoing.length;

  const drop = (path: string) => setOutgoing((old) => old.filter((one) => one.path !== path));

  function change(next: string[]) {
    latest.current = next;
    onChange(next);
  }

  async function sendOne(path: string) {
    setOutgoing((old) => [...old.filter((one) => one.path !== path), { path, state: 'sending', words: '正在传…' }]);
    try {
      const id = await send(path);
      drop(path);
      if (!latest.current.includes(id)) change([...latest.current, id]);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const words = error.status === 0 ? '没传上，点一下重传' : error.title;
      setOutgoing((old) => old.map((one) => (one.path === path ? { path, state: 'failed', words } : one)));
    }
  }

  return {
    outgoing,
    room,
    async add() {
      for (const { path } of await pickPhotos(room)) await sendOne(path);
    },
    again: (path: string) => void sendOne(path),
    drop,
    remove: (id: string) => change(latest.current.filter((one) => one !== id)),
  };
}
