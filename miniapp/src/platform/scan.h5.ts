export const nativeScan = false;

export const scanCode = () => Promise.resolve(undefined);
