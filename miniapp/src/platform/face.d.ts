/** How the phone's part ended. `finished` does not mean passed: only the server's own query knows. */
export type FaceOutcome = 'finished' | 'cancelled' | 'unsupported';
/** Runs the face verification the server has opened (人脸核身 2.0): `wx.requestFacialVerify`. A browser cannot. */
export const verifyFace: (verifyId: string) => Promise<FaceOutcome>;
