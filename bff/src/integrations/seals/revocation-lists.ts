import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readRevocationList } from 'shared/sealed-documents/revocation-list.ts';
import type { RevokedCertificate } from 'shared/sealed-documents/verification.ts';

/** What the authorities of the seals' certificates took back, from the lists (CRL) somebody keeps fetching into a folder. */
export interface RevocationLists {
  /** Of all lists, as last read. */
  known(): readonly RevokedCertificate[];
  /** Reads the folder if it changed. Throws when a list is broken or of no known authority; what was known stays known. */
  refresh(): Promise<void>;
}

/** `folder` may be missing: then nothing is revoked. `authorities`: DER of the certificates that sign the lists. */
export function revocationLists(folder: string, authorities: readonly Uint8Array[]): RevocationLists {
  let known: readonly RevokedCertificate[] = [];
  let readState = '';
  return {
    known: () => known,
    async refresh() {
      const files = await listsIn(folder);
      const state = files.map(({ path, size, changed }) => `${path} ${size} ${changed}`).join('\n');
      if (state === readState) return;
      known = (await Promise.all(files.map(({ path }) => readList(path, authorities)))).flat();
      readState = state;
    },
  };
}

async function listsIn(folder: string) {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const paths = names.filter((name) => name.endsWith('.crl')).map((name) => join(folder, name));
  return Promise.all(
    paths.sort().map(async (path) => {
      const { size, mtimeMs } = await stat(path);
      return { path, size, changed: mtimeMs };
    }),
  );
}

async function readList(path: string, authorities: readonly Uint8Array[]): Promise<RevokedCertificate[]> {
  const bytes = await readFile(path);
  const pem = /-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END/.exec(bytes.toString('latin1'))?.[1];
  try {
    return await readRevocationList(pem === undefined ? bytes : Buffer.from(pem, 'base64'), authorities);
  } catch (cause) {
    throw new Error(`${path} is not a revocation list of an authority of our seals`, { cause });
  }
}
