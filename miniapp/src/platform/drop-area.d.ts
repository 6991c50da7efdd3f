import type { ReactElement, ReactNode } from 'react';

export interface DropAreaProps {
  children: ReactNode;
  /** A dropped file as `pickDocument` gives it. */
  onFile: (file: { path: string; name: string; size: number }) => void;
}
/** Where a file may be dropped on a PC; just its children in WeChat. Never the only way: offer `pickDocument` too. */
export const DropArea: (props: DropAreaProps) => ReactElement;
