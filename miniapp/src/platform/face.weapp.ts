import type { FaceOutcome } from './face';

interface FacialVerify {
  requestFacialVerify?: (options: {
    verifyId: string;
    success: () => void;
    fail: (reason: { errCode?: number }) => void;
  }) => void;
}

declare const wx: FacialVerify;

// Base library 3.8.12 and newer; not typed and not promisified.
export const verifyFace = (verifyId: string) =>
  new Promise<FaceOutcome>((resolve) => {
    if (!wx.requestFacialVerify) return resolve('unsupported');
    wx.requestFacialVerify({ verifyId, success: () => resolve('finished'), fail: () => resolve('cancelled') });
  });
