import type { ProofState } from 'shared/proofs.ts';
import { Tag } from '../../ui/tag.tsx';

const tags = {
  valid: { tone: 'ok', icon: 'tick', words: '有效' },
  expired: { tone: 'gray', icon: 'clock', words: '已过期' },
  revoked: { tone: 'danger', icon: 'close', words: '已作废' },
} as const;

export function ProofTag({ state }: { state: ProofState }) {
  const { tone, icon, words } = tags[state];
  return (
    <Tag tone={tone} icon={icon}>
      {words}
    </Tag>
  );
}
