import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate store of NSS that trusts one root (a PEM file); for `signatureOf`. */
export function trustStore(folder: string, root: string): string {
  const store = join(folder, 'nss');
  mkdirSync(store, { recursive: true });
  execFileSync('certutil', ['-N', '-d', store, '--empty-password']);
  execFileSync('certutil', ['-A', '-d', store, '-n', 'root', '-t', 'CT,C,C', '-i', root]);
  return store;
}

export const signatureOf = (file: string, store: string): string =>
  execFileSync('pdfsig', ['-nssdir', store, file], { encoding: 'utf8' });

/** Throws when the structure has a fault. */
export const structureOf = (file: string): string => execFileSync('qpdf', ['--check', file], { encoding: 'utf8' });

/** The text without any space. */
export const textOf = (file: string): string =>
  execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');

/** For each font whether it is embedded. */
export const fontsOf = (file: string): boolean[] =>
  execFileSync('pdffonts', [file], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => /\s(yes|no)\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+$/.exec(line)?.[1] === 'yes');

/** What a scanner reads from a page printed at 110 dpi; `page` counts from 1. */
export function codeOn(file: string, page = 1): string {
  const pages = ['-f', String(page), '-l', String(page), '-singlefile'];
  const picture = execFileSync('pdftoppm', ['-r', '110', '-png', ...pages, file], { maxBuffer: 20_000_000 });
  return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', 'PNG:-'], {
    input: picture,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  }).trim();
}
