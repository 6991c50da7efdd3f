/** The right to do one request once. `mount` makes it, the effect's transaction commits it. */
export interface Once {
  /** Id for the resource the request makes, or its subject; a replay re-reads this id. */
  readonly resourceId: string;
  /** The request's key row: who, which key, which request. */
  readonly scope: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly status: number;
  /** The lease token of the in-progress row, when the work calls outside systems. */
  readonly lease: string | null;
  /** Set by the transaction that committed the key. */
  committed: boolean;
}

/** Thrown by the transaction when the key was committed by another request meanwhile. */
export class AlreadyDone extends Error {
  override readonly name = 'AlreadyDone';
}
