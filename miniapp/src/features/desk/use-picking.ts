import { deskApi, type Application } from 'shared/presentation-desk.ts';
import { useState } from 'react';
import { call } from '../../platform/call.ts';
import { focusOn } from '../../platform/system';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

export const openId = 'desk-open-application';

/** Which matter, then which application: what must be known before anybody's code is scanned. */
export function usePicking() {
  const items = useResource('service items', () => call(deskApi.serviceItems, {}));
  const applications = useResource('applications', () => call(deskApi.applications, {}));
  const [itemId, setItemId] = useState<string>();
  const [application, setApplication] = useState<Application>();
  const [fresh, setFresh] = useState<string>();
  const all = items.resource.state === 'ready' ? items.resource.data.items : [];
  const item = all.find(({ id }) => id === itemId);

  const open = useAction(
    (key, serviceItemId: string) => call(deskApi.openApplication, { serviceItemId }, { key }),
    (opened) => {
      setApplication(opened);
      setFresh(opened.number);
      applications.reload();
    },
  );
  const lookUp = useAction((_key, number: string) => call(deskApi.application, { number }), choose);

  function choose(known: Application) {
    setItemId(known.item.id);
    setApplication(known);
  }
  function pickItem(id: string) {
    setItemId(id);
    if (id !== itemId) setApplication(undefined);
    open.forget();
    setTimeout(() => focusOn(openId), 0);
  }
  function clear() {
    setItemId(undefined);
    setApplication(undefined);
    open.forget();
    lookUp.forget();
    applications.reload();
  }
  return {
    items,
    all,
    item,
    pickItem,
    applications,
    application,
    /** True when the application was opened just now and holds nothing yet. */
    isNew: application?.number === fresh,
    choose,
    open,
    lookUp,
    clear,
  };
}

export type Picking = ReturnType<typeof usePicking>;
