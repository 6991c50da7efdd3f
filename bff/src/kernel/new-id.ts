/** Makes an id: a ULID, 26 characters of Crockford base32, growing with time within one process. */
export type NewId = () => string;
