import { newKey } from './call.ts';
import { keep, kept } from './storage.ts';

const key = 'sb-simulated-person';

/** `sim-<person>-<once>`: the person stays, every code is new. */
export async function loginCode() {
  const person = kept(key) ?? newKey();
  keep(key, person);
  return `sim-${person}-${newKey()}`;
}
