/** True where the program opens its own camera page to scan (WeChat); on H5 a page shows `ScanView` instead. */
export const nativeScan: boolean;
/** The text of one code read by the camera, from the album only where `album`; undefined when the user went back. WeChat only. */
export const scanCode: (album?: boolean) => Promise<string | undefined>;
