/** Calls back each time the phone is connected again; returns how to stop. Connected is not yet reached: ask and see. */
export const onReconnect: (back: () => void) => () => void;
