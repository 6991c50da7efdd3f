import { View } from '@tarojs/components';
import { type ReactNode, useEffect, useRef } from 'react';
import { holdFocus } from '../platform/focus';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';
import './sheet.css';

export interface SheetProps {
  open: boolean;
  title: string;
  /** Escape, the WeChat back gesture and, when there is no `foot`, the mask and the cross. */
  onClose: () => void;
  children: ReactNode;
  /** The sticky decision bar. While a decision is open a tap on the mask does nothing and there is no cross. */
  foot?: ReactNode;
  /** At the right of the title: a countdown, for instance. */
  end?: ReactNode;
}

const bodyId = 'sb-sheet';

function useHeldFocus(open: boolean, id: string, onClose: () => void) {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => (open ? holdFocus(id, () => close.current()) : undefined), [open, id]);
}

/** From below, at least 60 px of the page stay visible; the content scrolls above the bar. */
export function Sheet({ open, title, onClose, children, foot, end }: SheetProps) {
  useHeldFocus(open, bodyId, onClose);
  if (!open) return null;
  return (
    <View className="sb-over">
      <View ariaHidden className="sb-mask" onClick={foot ? undefined : onClose} />
      <View id={bodyId} tabIndex={-1} ariaRole="dialog" ariaModal ariaLabel={title} className="sb-sheet">
        <View className="sb-sheet-head">
          <View ariaRole="heading" ariaLevel={2} className="sb-t2 sb-grow">
            {title}
          </View>
          {end}
          {!foot && (
            <Press className="sb-sheet-close" label="关上" onPress={onClose}>
              <Icon name="close" />
            </Press>
          )}
        </View>
        <View tabIndex={0} className="sb-sheet-body">
          <View className="sb-sheet-content">{children}</View>
        </View>
        {foot && <View className="sb-sheet-foot">{foot}</View>}
      </View>
    </View>
  );
}

export interface DialogProps {
  open: boolean;
  /** 「作废这一份？」 */
  title: string;
  /** What cannot be undone: 「作废后别人查到的是“已作废”，不能恢复」. */
  children: ReactNode;
  /** Buttons name the act: 留着 | 作废这一份. */
  keep: { words: string; onPress: () => void };
  act: { words: string; onPress: () => void; working?: boolean };
}

const dialogId = 'sb-dialog';

/** Only to confirm what cannot be undone. */
export function Dialog({ open, title, children, keep, act }: DialogProps) {
  useHeldFocus(open, dialogId, keep.onPress);
  if (!open) return null;
  return (
    <View className="sb-over sb-over-middle">
      <View ariaHidden className="sb-mask" />
      <View id={dialogId} tabIndex={-1} ariaRole="alertdialog" ariaModal ariaLabel={title} className="sb-dialog">
        <View ariaRole="heading" ariaLevel={2} className="sb-t3">
          {title}
        </View>
        <View className="sb-ink-2 sb-mt-2">{children}</View>
        <View className="sb-dialog-foot">
          <Button kind="outline-ink" onPress={keep.onPress}>
            {keep.words}
          </Button>
          <Button kind="primary" working={act.working} onPress={act.onPress}>
            {act.words}
          </Button>
        </View>
      </View>
    </View>
  );
}
