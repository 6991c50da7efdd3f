export const ScanView = () => null;
