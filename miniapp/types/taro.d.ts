/// <reference types="@tarojs/taro" />
import '@tarojs/components/types/common';

/** Text, because Taro's templates lose a plain false. */
type Flag = 'true' | 'false';

declare global {
  /** Where the API lives: '' on H5 (same origin), an absolute origin in WeChat. Set in config/index.ts. */
  const API_ORIGIN: string;
}

declare module '@tarojs/components/types/common' {
  /** WeChat's aria-* attributes (config/aria-plugin.js); platform/elements.h5.tsx turns them into HTML's. */
  interface StandardProps {
    ariaRole?: string;
    ariaLabel?: string;
    ariaLive?: 'polite' | 'assertive';
    ariaBusy?: Flag;
    ariaChecked?: Flag;
    ariaExpanded?: Flag;
    ariaHidden?: boolean;
    ariaModal?: boolean;
    ariaSelected?: Flag;
    /** H5 only. */
    ariaLevel?: number;
    /** H5 only: ids of the elements that name or explain this one. */
    ariaLabelledby?: string;
    ariaDescribedby?: string;
    ariaInvalid?: boolean;
    ariaCurrent?: 'page' | 'step';
    tabIndex?: number;
  }
}
