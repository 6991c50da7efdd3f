import { AppError } from '../../kernel/app-error.ts';
import { secondsUntil } from '../../kernel/clock.ts';

/** Stops a peer that keeps asking for proofs that do not exist. */
export interface Misses {
  /** Throws AppError `request.too-many`. */
  admit(peer: string, now: Date): void;
  count(peer: string, now: Date): void;
}

const PEERS_KEPT = 10_000;

/**
 * Counts questions without an answer, by peer: `allowed` in `windowMs`, then a refusal until the window has passed. The
 * codes are far too long to guess; this keeps the guessing cheap for us. Lives in this process, nothing is stored.
 */
export function countMisses(allowed: number, windowMs: number): Misses {
  const peers = new Map<string, { count: number; until: number }>();
  return {
    admit(peer, now) {
      const seen = peers.get(peer);
      if (!seen || seen.until <= now.getTime() || seen.count < allowed) return;
      throw new AppError('request.too-many', { retryAfter: secondsUntil(new Date(seen.until), now) });
    },
    count(peer, now) {
      const seen = peers.get(peer);
      if (seen && seen.until > now.getTime()) {
        seen.count += 1;
        return;
      }
      if (peers.size >= PEERS_KEPT) dropOldest(peers, now);
      peers.set(peer, { count: 1, until: now.getTime() + windowMs });
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
