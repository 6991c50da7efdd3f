/** How many tries a window allows. */
export interface AttemptLimit {
  /** What is counted, e.g. an account; hashed before it is stored. */
  readonly subject: string;
  readonly most: number;
  readonly windowMs: number;
}

/** Tries counted in the database: a restart gives none back, and they count even when what follows is undone. */
export interface Attempts {
  /** Takes one try: null, or the end of the window when none is left. Exact under any number of parallel callers. */
  take(limit: AttemptLimit, now: Date): Promise<Date | null>;
  /** Gives back a try that was right, or failed through no fault of the person. */
  giveBack(limit: AttemptLimit): Promise<void>;
}
