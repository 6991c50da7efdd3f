export const ScanView = () => null;

export const warmScanner = () => undefined;
