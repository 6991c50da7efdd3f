import { walletApi } from 'shared/wallet.ts';
import { useEffect, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useHide } from '../../platform/lifecycle.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

/** One certificate, covered; the values can be uncovered for a few seconds and cover themselves again. */
export function useCertificate(id: string) {
  const loaded = useResource(`certificate ${id}`, () => call(walletApi.read, { id }));
  const [values, setValues] = useState<Readonly<Record<string, string>>>();
  const [coverAfter, setCoverAfter] = useState(0);
  const cover = () => setValues(undefined);
  const reveal = useAction(
    () => call(walletApi.reveal, { id }),
    ({ fields, coverAfterMs }) => {
      setValues(Object.fromEntries(fields.map((field) => [field.id, field.value])));
      setCoverAfter(coverAfterMs);
    },
  );
  useEffect(() => {
    if (!values) return;
    const timer = setTimeout(cover, coverAfter);
    return () => clearTimeout(timer);
  }, [values, coverAfter]);
  useHide(cover);
  return { loaded, values, reveal, cover };
}
