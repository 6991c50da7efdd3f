/** The document may be good, but uses something that is not understood here. */
export class UnsupportedError extends Error {}
