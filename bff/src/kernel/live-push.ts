/** Tells a waiting screen that something changed: ids only, the screen asks for the thing itself. Commits with the effect. */
export interface LivePush {
  /** `channel` is `resident:<id>` or `terminal:<id>`; `kind` is `noun.verb`; `subject` an id. */
  push(channel: string, kind: string, subject: string): Promise<void>;
}
