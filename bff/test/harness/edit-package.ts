import { readZip } from 'shared/sealed-documents/zip-reader.ts';
import { writeZip, zipEntry } from '../../src/documents/zip-writer.ts';

/** A package again with its files changed as a forger would: the archive around them is sound. */
export function editPackage(bytes: Uint8Array, change: (files: Map<string, Uint8Array>) => void): Buffer {
  const files = readZip(bytes);
  change(files);
  return writeZip(Array.from(files, ([name, content]) => zipEntry(name, content, 6)));
}
