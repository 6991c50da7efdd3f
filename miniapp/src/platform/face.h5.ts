import Taro from '@tarojs/taro';
import type { FaceOutcome } from './face';
import { go } from './navigate.ts';

const ended = 'sb-face-ended';

/** Called by the 仿真 page when its person has answered. */
export function endSimulatedFace(verifyId: string, outcome: FaceOutcome) {
  Taro.eventCenter.trigger(ended, verifyId, outcome);
}

export async function verifyFace(verifyId: string) {
  const outcome = new Promise<FaceOutcome>((resolve) => {
    const heard = (id: string, result: FaceOutcome) => {
      if (id !== verifyId) return;
      Taro.eventCenter.off(ended, heard);
      resolve(result);
    };
    Taro.eventCenter.on(ended, heard);
  });
  await go('face/simulate', { verifyId });
  return outcome;
}
