import { shanghaiDate } from 'shared/working-days.ts';
import type { Log } from '../../kernel/log.ts';

/** How somebody verified: by its code, by number and check code, with the file, or the holder's ID number (and it was not). */
export type CheckWay = 'code' | 'number' | 'file' | 'holder' | 'mismatch';

export interface CheckCount {
  readonly times: number;
  readonly lastAt: Date | null;
  /** Of the times, those with an ID number that is not the holder's. */
  readonly mismatches: number;
}

/** Counts of verifications by proof, way and day (`YYYY-MM-DD`). */
export interface CheckStore {
  add(proofId: string, way: CheckWay, day: string, at: Date): Promise<void>;
  ofProof(proofId: string): Promise<CheckCount>;
  /** Deletes the counts of days before; how many. */
  purge(day: string): Promise<number>;
}

/** Lets the holder see that a proof was verified. Who did is neither known nor kept. */
export interface Checks {
  note(proofId: string, way: CheckWay, now: Date): Promise<void>;
}

const QUIET_MS = 10_000;
const KEPT = 10_000;

/**
 * Looks at one proof in one way within ten seconds count as one, so nobody who holds a code can make us write more than
 * six times a minute (in each process); mismatches have a limit of their own and are all counted. A count that cannot be
 * written is logged: the answer to the verifier is worth more.
 */
export function countChecks(store: CheckStore, log: Log): Checks {
  const latest = new Map<string, number>();
  return {
    async note(proofId, way, now) {
      const look = `${proofId} ${way}`;
      const at = now.getTime();
      if (way !== 'mismatch' && at - (latest.get(look) ?? -Infinity) < QUIET_MS) return;
      latest.delete(look);
      latest.set(look, at);
      for (const oldest of latest.keys()) {
        if (latest.size <= KEPT) break;
        latest.delete(oldest);
      }
      await store
        .add(proofId, way, shanghaiDate(now), now)
        .catch((error: unknown) => log.error('proof.check-not-counted', { way }, error));
    },
  };
}
