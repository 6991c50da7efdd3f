import { verificationApi, VerificationKeys } from 'shared/verification.ts';
import * as z from 'zod/mini';
import { ApiError } from '../../platform/api-error.ts';
import { call } from '../../platform/call.ts';
import { keep, kept } from '../../platform/storage.ts';

const PLACE = 'verification-keys';
const DAY_MS = 86_400_000;

/** The public keys this device has; undefined before its first day with a network. */
export function keysAtHand(): VerificationKeys | undefined {
  const text = kept(PLACE);
  const read = text === undefined ? undefined : z.safeParse(VerificationKeys, parse(text));
  return read?.success ? read.data : undefined;
}

/** The same, fetched anew when they are a day old or `now`; the old ones do without a network. */
export async function freshKeys(now = false): Promise<VerificationKeys | undefined> {
  const old = keysAtHand();
  if (!now && old && Math.abs(Date.now() - Date.parse(old.asOf)) < DAY_MS) return old;
  try {
    const keys = await call(verificationApi.keys, {});
    keep(PLACE, JSON.stringify(keys));
    return keys;
  } catch (error) {
    if (error instanceof ApiError) return old;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
