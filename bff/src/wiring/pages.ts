import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built H5 pages; null where they were not built, as in tests of the API alone. */
export function pagesFolder(): string | null {
  const folder = fileURLToPath(new URL('../../../miniapp/dist/h5/', import.meta.url));
  return existsSync(folder) ? folder : null;
}
