/** True where the program opens its own camera page to scan (WeChat); on H5 a page shows `ScanView` instead. */
export const nativeScan: boolean;
/** The text of one code read by the camera, never from the album; undefined when the user went back. WeChat only. */
export const scanCode: () => Promise<string | undefined>;
