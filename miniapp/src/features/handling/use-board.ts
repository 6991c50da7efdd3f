import type { Light } from 'shared/deadlines.ts';
import { handlingApi, type HandlingView } from 'shared/handling.ts';
import { call } from '../../platform/call.ts';
import { useQueue } from './use-queue.ts';

/** The desk’s list under one view and light. */
export function useBoard(view: HandlingView, light: Light['color'] | undefined) {
  const queue = useQueue(`board ${view} ${light ?? 'any'}`, (after) => call(handlingApi.board, { view, light, after }));
  const { resource } = queue.first;
  return { ...queue, counts: resource.state === 'ready' ? resource.data.counts : undefined };
}
