/** The 26 characters of a scanned or typed window code (`https://<host>/w/<26>`); undefined for any other code. */
export function windowCodeIn(scanned: string): string | undefined {
  const code = /^(?:https?:\/\/[^/]+\/w\/)?([0-9A-HJKMNP-TV-Z]{26})$/i.exec(scanned.trim())?.[1];
  return code?.toUpperCase();
}
