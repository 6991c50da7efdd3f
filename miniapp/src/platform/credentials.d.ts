/**
 * What proves a session on the next call. H5: a `__Host-` cookie the page cannot read, plus this CSRF token, kept
 * per tab (`send` learns it from the session when it is missing or old). WeChat: a bearer token. A server that sees both refuses.
 */
export interface Credentials {
  csrf?: string | null | undefined;
  token?: string | null | undefined;
}
/** Residents and staff have a session each: a clerk may hold both in one browser. */
export type Whose = 'resident' | 'staff';
/** Which client this is, for the login endpoints. */
export const client: 'h5' | 'weapp';
export const keepCredentials: (whose: Whose, answer: Credentials) => void;
export const dropCredentials: (whose: Whose) => void;
export const credentialHeaders: (whose: Whose) => Record<string, string>;
