import { KeyValue } from '../../ui/card.tsx';
import { whenWords } from '../../ui/when.ts';
import { useChecks } from './use-verification.ts';

/** For the holder: how often it was verified within a year and when last; nothing while that is unknown. */
export function Checked({ id }: { id: string }) {
  const { resource } = useChecks(id);
  if (resource.state !== 'ready') return null;
  const { times, lastAt, mismatches } = resource.data;
  return (
    <>
      <KeyValue name="别人验过">{lastAt === null ? '还没有' : `${times} 次，最近 ${whenWords(lastAt)}`}</KeyValue>
      {mismatches > 0 && <KeyValue name="填的身份证号不是您的">{mismatches} 次</KeyValue>}
    </>
  );
}
