import { AppError } from '../../kernel/app-error.ts';
import { secondsUntil } from '../../kernel/clock.ts';

/** Stops a peer that keeps asking for proofs that do not exist. */
export interface Misses {
  /**
   * Looks for what `peer` asks about; null is a miss. Throws AppError `request.too-many` before looking and after it, so
   * that many questions at once learn no more than one after the other.
   */
  look<T>(peer: string, now: Date, find: () => Promise<T | null>): Promise<T | null>;
}

const PEERS_KEPT = 10_000;

/**
 * Counts questions without an answer, by peer: `allowed` in `windowMs`, then a refusal until the window has passed. The
 * codes are far too long to guess; this keeps the guessing cheap for us. Lives in this process, nothing is stored.
 */
export function countMisses(allowed: number, windowMs: number): Misses {
  const peers = new Map<string, { count: number; until: number }>();
  function admit(peer: string, now: Date): void {
    const seen = peers.get(peer);
    if (!seen || seen.until <= now.getTime() || seen.count < allowed) return;
    throw new AppError('request.too-many', { retryAfter: secondsUntil(new Date(seen.until), now) });
  }
  function count(peer: string, now: Date): void {
    const seen = peers.get(peer);
    if (seen && seen.until > now.getTime()) {
      seen.count += 1;
      return;
    }
    if (peers.size >= PEERS_KEPT) dropOldest(peers, now);
    peers.set(peer, { count: 1, until: now.getTime() + windowMs });
  }
  return {
    async look(peer, now, find) {
      admit(peer, now);
      const found = await find();
      admit(peer, now);
      if (found === null) count(peer, now);
      return found;
    },
  };
}

function dropOldest(peers: Map<string, { count: number; until: number }>, now: Date): void {
  for (const [peer, { until }] of peers) if (until <= now.getTime()) peers.delete(peer);
  for (const peer of peers.keys()) {
    if (peers.size < PEERS_KEPT) return;
    peers.delete(peer);
  }
}
