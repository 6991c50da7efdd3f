import type { FaceProvider, FaceSubject } from './face-provider.ts';
import { certHash, verdictFrom, verifyIdFrom, type VerifyInfoAnswer } from './verify-protocol.ts';
import type * as z from 'zod/mini';

const VALID_MS = 3600_000;

/** What the person did in front of the (simulated) camera. */
export type SimulatedVerdict = 'pass' | 'fail' | 'cancel';

// Result codes of WeChat: 10000 recognised, 10003 number does not match, 10004 face does not match, 90004 cancelled.
const RESULT = { pass: 10_000, fail: 10_004, cancel: 90_004 } as const;
const NO_SUCH_PERSON = 10_003;
const NOT_DONE = 90_199;
const WRONG_PARAMETERS = 40_097;

/** 仿真: the provider's side of a face verification, with the real one's answers and checks. No camera, no picture. */
export interface SimulatedFaceProvider extends FaceProvider {
  /** The phone's side; the first verdict stands. False for an unknown or finished verify_id. */
  decide(verifyId: string, verdict: SimulatedVerdict): boolean;
}

interface Verification {
  readonly sequence: string;
  readonly openid: string;
  readonly hash: string;
  readonly known: boolean;
  readonly until: number;
  result: number | null;
}

interface Parts {
  readonly now: () => Date;
  readonly newSecret: (bytes: number) => string;
  /** The simulated population register. */
  readonly knows: (name: string, idNumber: string) => boolean;
}

export function simulateFaceProvider({ now, newSecret, knows }: Parts): SimulatedFaceProvider {
  const open = new Map<string, Verification>();

  function query(verifyId: string, subject: FaceSubject): z.output<typeof VerifyInfoAnswer> {
    const found = open.get(verifyId);
    if (!found || found.until <= now().getTime()) return { errcode: WRONG_PARAMETERS };
    const same =
      found.sequence === subject.sequence && found.openid === subject.openid && found.hash === certHash(subject);
    return same ? { errcode: 0, verify_ret: found.result ?? NOT_DONE } : { errcode: WRONG_PARAMETERS };
  }

  return {
    simulated: true,
    async open(subject) {
      const time = now().getTime();
      for (const [id, { until }] of open) if (until <= time) open.delete(id);
      const verifyId = newSecret(24);
      open.set(verifyId, {
        sequence: subject.sequence,
        openid: subject.openid,
        hash: certHash(subject),
        known: knows(subject.name, subject.idNumber),
        until: time + VALID_MS,
        result: null,
      });
      return verifyIdFrom({ errcode: 0, verify_id: verifyId });
    },
    passed: async (verifyId, subject) => verdictFrom(query(verifyId, subject)),
    decide(verifyId, verdict) {
      const found = open.get(verifyId);
      if (!found || found.result !== null || found.until <= now().getTime()) return false;
      found.result = verdict === 'pass' && !found.known ? NO_SUCH_PERSON : RESULT[verdict];
      return true;
    },
  };
}
