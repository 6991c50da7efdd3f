import { Button } from '../ui/button.tsx';

export interface MoreProps {
  /** From `usePages`; absent at the end of the list. */
  more: { working: boolean; error?: object | undefined; load: () => void } | undefined;
  /** 「看更早的」 */
  words?: string;
}

/** Under a list: its next page. */
export const More = ({ more, words = '看更早的' }: MoreProps) =>
  more ? (
    <Button kind="soft" working={more.working} workingLabel="正在取…" onPress={more.load}>
      {more.error ? '没取到，再试一次' : words}
    </Button>
  ) : null;
