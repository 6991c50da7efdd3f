import { walletApi } from 'shared/wallet.ts';
import { useEffect, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useHide } from '../../platform/lifecycle.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

interface Uncovered {
  field: string;
  value: string;
  coverAfterMs: number;
}

/** One certificate, covered; one value at a time can be uncovered for a few seconds and covers itself again. */
export function useCertificate(id: string) {
  const loaded = useResource(`certificate ${id}`, () => call(walletApi.read, { id }));
  const [uncovered, setUncovered] = useState<Uncovered>();
  const cover = () => setUncovered(undefined);
  const reveal = useAction(
    async (_key, field: string) => ({ field, ...(await call(walletApi.reveal, { id })) }),
    ({ field, fields, coverAfterMs }) => {
      const value = fields.find((one) => one.id === field)?.value;
      if (value !== undefined) setUncovered({ field, value, coverAfterMs });
    },
  );
  useEffect(() => {
    if (!uncovered) return;
    const timer = setTimeout(cover, uncovered.coverAfterMs);
    return () => clearTimeout(timer);
  }, [uncovered]);
  useHide(cover);
  return { loaded, uncovered, reveal, cover };
}
