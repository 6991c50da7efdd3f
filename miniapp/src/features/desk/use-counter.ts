import { useEffect, useState } from 'react';
import { deskApi } from 'shared/presentation-desk.ts';
import type { ApiError } from '../../platform/api-error.ts';
import { call } from '../../platform/call.ts';
import { toSignIn } from './use-clerk.ts';
import { useAccess } from './use-access.ts';
import { usePicking } from './use-picking.ts';

/** What the scan column says instead of 「可以扫了」. */
export interface Hint {
  title: string;
  words: string;
}

const hintOf = (error: ApiError | undefined): Hint | undefined => error && { title: error.title, words: error.detail };

/** The whole counter: pick, ask, wait, outcome; then the next person. */
export function useCounter() {
  const picking = usePicking();
  const access = useAccess();
  const [early, setEarly] = useState<Hint>();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const [camera, setCamera] = useState(false);
  const [thrownAway, setThrownAway] = useState(false);
  const { item, application } = picking;
  const { request, grant } = access;
  const idle = request === undefined;
  const ready = idle && item !== undefined && application !== undefined;

  const error = access.ask.error ?? access.offer.error ?? access.cancel.error ?? picking.open.error;
  const signedOut = error?.status === 401;
  useEffect(() => {
    if (signedOut) toSignIn();
  }, [signedOut]);

  // What stood in the way has changed.
  const { forget } = access.ask;
  const matter = `${item?.id} ${application?.number}`;
  useEffect(() => {
    setEarly(undefined);
    forget();
  }, [matter]);

  function missing(): Hint | undefined {
    if (!item) return { title: '先选办什么事', words: '刚才扫的没有用，也没有留下。' };
    if (!application) return { title: '先选哪一件', words: '刚才扫的没有用，也没有留下。按 Enter 新开一件。' };
    return undefined;
  }

  /** A code from the gun, the camera or the typed field. */
  function scan(code: string) {
    setTyped('');
    setSearch('');
    setCamera(false);
    setThrownAway(!idle);
    if (!idle) return;
    access.ask.forget();
    access.offer.forget();
    const lacking = missing();
    setEarly(lacking);
    if (lacking || !item || !application) return;
    void access.ask.run({ code, serviceItemId: item.id, applicationNumber: application.number });
  }

  function offer() {
    setCamera(false);
    access.ask.forget();
    const lacking = missing();
    setEarly(lacking);
    if (lacking || !item || !application) return;
    void access.offer.run({ serviceItemId: item.id, applicationNumber: application.number });
  }

  function openNew() {
    setEarly(undefined);
    if (item) void picking.open.run(item.id);
    else setEarly({ title: '先选办什么事', words: '按数字键选一件。' });
  }

  /** Back to the scan with the same matter and application: nothing has to be picked again. */
  function again() {
    const flow = request?.is.flow;
    access.clear();
    setEarly(undefined);
    setThrownAway(false);
    if (flow === 'scanned') offer();
  }

  /** Ends what is open at the server, however that goes: it also ends by itself. */
  async function letGo() {
    const open =
      grant && !access.withdrawn ? call(deskApi.finish, { id: grant.is.id, token: grant.is.token }) : undefined;
    const waiting = request && request.is.expiresInMs > 0 ? call(deskApi.cancel, { id: request.is.id }) : undefined;
    await Promise.allSettled([open, waiting]);
  }

  function next() {
    void letGo();
    access.clear();
    picking.clear();
    setEarly(undefined);
    setTyped('');
    setCamera(false);
    setThrownAway(false);
  }

  return {
    picking,
    access,
    ready,
    asking: access.ask.working || access.offer.working,
    hint: early ?? hintOf(access.ask.error ?? access.offer.error),
    typed,
    setTyped,
    search,
    setSearch,
    camera,
    /** Somebody's code was scanned while another's request is open: nothing was done with it. */
    thrownAway,
    toggleCamera: () => setCamera((on) => !on),
    scan,
    offer,
    openNew,
    again,
    letGo,
    next,
  };
}

export type CounterState = ReturnType<typeof useCounter>;
