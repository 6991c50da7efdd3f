import type { Credentials, Whose } from './credentials';
import { forget, keep, kept } from './storage.ts';

const key = (whose: Whose) => `sb-token-${whose}`;

export const client = 'weapp';

export function keepCredentials(whose: Whose, { token }: Credentials) {
  if (token) keep(key(whose), token);
}

export function dropCredentials(whose: Whose) {
  forget(key(whose));
}

export function credentialHeaders(whose: Whose): Record<string, string> {
  const token = kept(key(whose));
  return token ? { Authorization: `Bearer ${token}` } : {};
}
