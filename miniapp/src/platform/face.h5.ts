import type { FaceOutcome } from './face';

export const verifyFace = (): Promise<FaceOutcome> => Promise.resolve('unsupported');
