import type { ReactElement } from 'react';

export interface ScanViewProps {
  onCode: (text: string) => void;
  /** No camera, or the user did not allow it: offer typing instead. */
  onBlocked: () => void;
}
/** Fetches the reader of codes while there is a network, so that it is there without one; WeChat has its own. */
export const warmScanner: () => void;
/** The camera's picture, read until a code is found; H5 only (WeChat renders nothing: use `scanCode`). */
export const ScanView: (props: ScanViewProps) => ReactElement | null;
