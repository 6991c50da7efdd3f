export interface Outgoing {
  method: 'GET' | 'POST';
  url: string;
  /** Whose session proves this call. */
  as: 'resident' | 'staff';
  headers: Record<string, string>;
  /** JSON text, or one picked file sent as the multipart field `file` beside short text fields. */
  body?: string | { filePath: string; fields: Record<string, string> };
}
export interface Incoming {
  status: number;
  /** Parsed JSON, undefined when there is none. */
  body: unknown;
  header: (name: string) => string | undefined;
}
/** One HTTP exchange with the session's proof attached; rejects only when no answer came. */
export type Send = (outgoing: Outgoing) => Promise<Incoming>;
export const send: Send;
