/** Where a file's bytes ended up. */
export interface StoredFile {
  /** Random, 32 hex characters: the only name the file has. */
  readonly name: string;
  /** SHA-256 of the clear bytes, hex. */
  readonly sha256: string;
}

/**
 * Files of one kind, encrypted at rest, known to the database by their random names. A file is written before the row
 * that names it commits, so a crash leaves a nameless file and never a row without one; `sweep` deletes such files.
 * Throws AppError `storage.unavailable` when the disk is full or away.
 */
export interface FileStore {
  /** Resolves when the bytes would survive a power cut. */
  put(bytes: Uint8Array): Promise<StoredFile>;
  /** The clear bytes; null when there is no such file. Throws when the file was changed. */
  get(name: string): Promise<Buffer | null>;
  /** A missing file counts as deleted. */
  delete(name: string): Promise<void>;
  /** Deletes the files written before `until` that `named` does not return; resolves to how many. */
  sweep(until: Date, named: (names: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>;
}
