/** Calendar and units change a few times a year. */
const REMEMBER_MS = 60_000;

/** Asks again after a minute; a failed answer is not remembered. */
export function remembered<T>(read: () => Promise<T>): () => Promise<T> {
  let last: { until: number; value: Promise<T> } | undefined;
  return () => {
    if (last && Date.now() < last.until) return last.value;
    const value = read();
    last = { until: Date.now() + REMEMBER_MS, value };
    value.catch(() => (last = undefined));
    return value;
  };
}
