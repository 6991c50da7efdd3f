/** What the middleware of one request know of it. */
export interface RequestState {
  requestId: string;
  /** The route's pattern (`/proofs/:id`), never the path with its ids. */
  route?: string;
}
