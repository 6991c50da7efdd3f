import type { AccessRequest } from 'shared/presentation.ts';
import { REVEAL_MS, walletApi } from 'shared/wallet.ts';
import { useEffect, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useHide } from '../../platform/lifecycle.ts';
import { useAction } from '../../resource/use-action.ts';

type Values = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Full values of the asked certificates by type and field, for a few seconds; undefined while covered. */
export function useFullValues(certificates: AccessRequest['certificates']) {
  const [values, setValues] = useState<Values>();
  const cover = () => setValues(undefined);
  const reveal = useAction(async () => {
    const shown = await Promise.all(
      certificates.map(async ({ type, certificateId }) => {
        if (certificateId === null) return [type, {}] as const;
        const { fields } = await call(walletApi.reveal, { id: certificateId });
        return [type, Object.fromEntries(fields.map(({ id, value }) => [id, value]))] as const;
      }),
    );
    return Object.fromEntries(shown);
  }, setValues);
  useEffect(() => {
    if (!values) return;
    const timer = setTimeout(cover, REVEAL_MS);
    return () => clearTimeout(timer);
  }, [values]);
  useHide(cover);
  return { values, error: reveal.error, toggle: () => (values ? cover() : void reveal.run()) };
}
