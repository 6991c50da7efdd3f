export const holdFocus = () => () => undefined;
