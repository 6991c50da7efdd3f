import { fromHex } from 'shared/octets.ts';
import { lentFile } from './lent-files.h5.ts';
import type { FileTrust, FileVerification } from './verify-file';

export const canVerifyFiles = globalThis.crypto?.subtle !== undefined;

export async function verifyFileHere(path: string, trust: FileTrust): Promise<FileVerification | undefined> {
  if (!canVerifyFiles) return undefined;
  const verifier = await loadVerifier();
  if (!verifier) return undefined;
  const bytes = new Uint8Array(await lentFile(path).arrayBuffer());
  const verification = await verifier.verifyDocument(bytes, {
    roots: trust.roots.map(fromBase64),
    revoked: trust.revoked.map((entry) => ({
      issuer: fromBase64(entry.issuer),
      serial: fromHex(entry.serial),
      revokedAt: new Date(entry.revokedAt),
      isKeyCompromised: entry.isKeyCompromised,
    })),
  });
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { sha256: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''), verification };
}

export const warmVerifier = () => void loadVerifier();

/** Apart from the page, so that it costs other pages nothing. */
const loadVerifier = () =>
  import(/* webpackChunkName: "verifier" */ 'shared/sealed-documents/verify-document.ts').catch(() => undefined);

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
