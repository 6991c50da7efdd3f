export const canSpeak = () => false;
export const speak = () => undefined;
export const hush = () => undefined;
