/** True where the phone itself asks before a page is left (WeChat); on H5 the page's own way back must ask. */
export const asksBeforeLeaving: boolean;
/** From now on the phone asks with these words before this page is left; the returned function ends it. Nothing on H5. */
export const askBeforeLeaving: (words: string) => () => void;
