import type { ApiError } from '../platform/api-error.ts';
import { LinkText } from '../ui/card.tsx';
import { Note } from '../ui/tag.tsx';

export interface RefusedProps {
  /** Nothing is shown while there is none. */
  error: Pick<ApiError, 'title' | 'detail'> | undefined;
  /** Reads what is shown anew: for a lost race. */
  onAgain?: () => void;
}

/** Why the last act was refused and what to do, read out at once. */
export const Refused = ({ error, onAgain }: RefusedProps) =>
  error ? (
    <Note tone="danger" now end={onAgain && <LinkText onPress={onAgain}>刷新</LinkText>}>
      {error.title}。{error.detail}
    </Note>
  ) : null;
