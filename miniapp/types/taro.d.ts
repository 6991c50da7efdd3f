/// <reference types="@tarojs/taro" />
import '@tarojs/components/types/common';

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
    ariaBusy?: boolean;
    ariaChecked?: boolean;
    ariaExpanded?: boolean;
    ariaHidden?: boolean;
    ariaModal?: boolean;
    ariaSelected?: boolean;
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
