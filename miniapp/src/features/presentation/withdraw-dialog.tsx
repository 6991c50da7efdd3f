import { Dialog } from '../../ui/sheet.tsx';

/** What withdrawing does, in the words of every page that offers it. */
export const withdrawing = '撤回后窗口不能再看；已存进办件的那一份会标上“已撤回”。';

interface WithdrawDialogProps {
  open: boolean;
  onKeep: () => void;
  onWithdraw: () => void;
}

export const WithdrawDialog = ({ open, onKeep, onWithdraw }: WithdrawDialogProps) => (
  <Dialog
    open={open}
    title="撤回这次授权？"
    keep={{ words: '先不撤', onPress: onKeep }}
    act={{ words: '撤回', onPress: onWithdraw }}
  >
    {withdrawing}
  </Dialog>
);
