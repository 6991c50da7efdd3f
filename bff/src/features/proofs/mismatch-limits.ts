/** How many tries a window allows. */
export interface AttemptLimit {
  /** What is counted; hashed before it is stored. */
  readonly subject: string;
  readonly most: number;
  readonly windowMs: number;
}

/** Tries counted in the database: exact under parallel callers, and a restart gives none back. */
export interface Attempts {
  /** Takes one try: null, or the end of the window when none is left. */
  take(limit: AttemptLimit, now: Date): Promise<Date | null>;
  giveBack(limit: AttemptLimit): Promise<void>;
}

const DAY_MS = 86_400_000;

/**
 * Wrong ID numbers allowed: each of them counts on all three. Who knows district and birthday has about 500 numbers left
 * to try; the days of a whole validity (up to 180) must not add up to that.
 */
export const mismatchLimits = (proofId: string, peer: string): readonly AttemptLimit[] => [
  { subject: `verification.holder.peer ${peer}`, most: 30, windowMs: DAY_MS },
  { subject: `verification.holder.day ${proofId}`, most: 5, windowMs: DAY_MS },
  { subject: `verification.holder.ever ${proofId}`, most: 20, windowMs: 366 * DAY_MS },
];
