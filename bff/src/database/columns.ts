/** One column, alike in a migration and in the mapping. Recipes are part of history: never change one, add another. */
export interface Column {
  readonly type: 'varchar' | 'int' | 'bigint' | 'boolean' | 'datetime' | 'text';
  readonly length?: number;
  readonly precision?: 3;
  /** `ascii` compares byte by byte; `chinese` is utf8mb4_bin. */
  readonly charset?: 'ascii' | 'chinese';
  readonly primary?: true;
  readonly nullable?: true;
}

type Flags = Pick<Column, 'primary' | 'nullable'>;

/** A ULID. */
export const idColumn = (flags: Flags = {}): Column => ({ type: 'varchar', length: 26, charset: 'ascii', ...flags });

/** A SHA-256, HMAC or blind index in lower-case hex, 64 characters. */
export const hexColumn = (flags: Flags = {}): Column => ({ type: 'varchar', length: 64, charset: 'ascii', ...flags });

/** A status word, number or other ASCII code of at most `length` characters. */
export const codeColumn = (length: number, flags: Flags = {}): Column => ({
  type: 'varchar',
  length,
  charset: 'ascii',
  ...flags,
});

/** A clear text of at most `length` characters that is nobody's personal data. */
export const textColumn = (length: number, flags: Flags = {}): Column => ({
  type: 'varchar',
  length,
  charset: 'chinese',
  ...flags,
});

/** A clear text or JSON document up to 64 KB, never searched inside. */
export const longTextColumn = (flags: Flags = {}): Column => ({ type: 'text', charset: 'chinese', ...flags });

/** An encrypted field (`field-cipher.ts`), up to 64 KB: about 48 KB of clear text. */
export const cipherColumn = (flags: Flags = {}): Column => ({ type: 'text', charset: 'ascii', ...flags });

/** An instant: UTC, milliseconds, from the application clock. */
export const instantColumn = (flags: Flags = {}): Column => ({ type: 'datetime', precision: 3, ...flags });

/** A calendar date `YYYY-MM-DD` in Asia/Shanghai, kept as text. */
export const dateColumn = (flags: Flags = {}): Column => ({ type: 'varchar', length: 10, charset: 'ascii', ...flags });

/** An integer within ±2^31. */
export const intColumn = (flags: Flags = {}): Column => ({ type: 'int', ...flags });

/** An integer within ±2^53. */
export const bigintColumn = (flags: Flags = {}): Column => ({ type: 'bigint', ...flags });

export const flagColumn = (flags: Flags = {}): Column => ({ type: 'boolean', ...flags });
