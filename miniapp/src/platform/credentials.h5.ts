import type { Credentials, Whose } from './credentials';

const key = (whose: Whose) => `sb-csrf-${whose}`;

export const client = 'h5';

export function keepCredentials(whose: Whose, { csrf }: Credentials) {
  if (csrf) sessionStorage.setItem(key(whose), csrf);
}

export function dropCredentials(whose: Whose) {
  sessionStorage.removeItem(key(whose));
}

export function credentialHeaders(whose: Whose): Record<string, string> {
  const csrf = sessionStorage.getItem(key(whose));
  return csrf ? { 'X-CSRF-Token': csrf } : {};
}
