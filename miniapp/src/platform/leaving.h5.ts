export const asksBeforeLeaving = false;

export const askBeforeLeaving = () => () => undefined;
