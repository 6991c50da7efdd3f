// The page's CSP lets nobody fetch a blob: URL (connect-src 'self'), so the blob behind it is kept here.
const lent = new Map<string, Blob>();

/** A blob: URL for `<Image src>` and `upload`, until the page is closed. */
export function lendFile(file: Blob): string {
  const path = URL.createObjectURL(file);
  lent.set(path, file);
  return path;
}

/** The file behind a path given by `lendFile`. */
export function lentFile(path: string): Blob {
  const file = lent.get(path);
  if (!file) throw new Error('no such file was picked');
  return file;
}
