/** The application clock; every instant the rules see comes from here. */
export type Clock = () => Date;

/** For Retry-After: whole seconds, at least 1. */
export const secondsUntil = (until: Date, now: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
