import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { KeyRing } from '../integrations/keys/key-provider.ts';

/** Where a value lives; a value moved to another table, column or row no longer opens. */
export interface Cell {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** Encrypts personal data in columns and makes it findable without revealing it. */
export interface FieldCipher {
  /** AES-256-GCM under the current key: `v1.<key id>.<nonce>.<ciphertext and tag>`, base64url. */
  encrypt(cell: Cell, clear: string): string;
  /** Throws `FieldUnreadable` when the value is broken, from another cell, or its key is gone. */
  decrypt(cell: Cell, value: string): string;
  /** HMAC-SHA-256 in hex for exact lookups. `kind` (`id-number`) keeps equal texts of two kinds apart; normalise first. */
  blindIndex(kind: string, normalised: string): string;
}

/** A stored value does not open. Names the cell, never the value. */
export class FieldUnreadable extends Error {
  override readonly name = 'FieldUnreadable';
  constructor({ table, column, row }: Cell, cause?: unknown) {
    super(`${table}.${column} of ${row} cannot be read`, { cause });
  }
}

const NONCE = 12;
const TAG = 16;

/** `fields` encrypts; the current key of `index` makes blind indexes and cannot be changed without indexing anew. */
export function fieldCipher(fields: KeyRing, index: KeyRing): FieldCipher {
  const encryptionKey = keyOf(fields);
  const indexKey = keyOf(index);
  return {
    encrypt(cell, clear) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce).setAAD(placeOf(cell));
      const sealed = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${fields.current}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
    },
    decrypt(cell, value) {
      const [version, keyId = '', nonce = '', text = '', ...more] = value.split('.');
      const key = fields.keys.get(keyId);
      const sealed = Buffer.from(text, 'base64url');
      if (version !== 'v1' || !key || more.length > 0 || sealed.length < TAG) throw new FieldUnreadable(cell);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: TAG });
        decipher.setAAD(placeOf(cell)).setAuthTag(sealed.subarray(-TAG));
        return decipher.update(sealed.subarray(0, -TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch (error) {
        throw new FieldUnreadable(cell, error);
      }
    },
    blindIndex: (kind, normalised) => createHmac('sha256', indexKey).update(`${kind}\0${normalised}`).digest('hex'),
  };
}

const placeOf = ({ table, column, row }: Cell): Buffer => Buffer.from(`${table}|${column}|${row}`);

function keyOf({ current, keys }: KeyRing): Uint8Array {
  const key = keys.get(current);
  if (!key) throw new Error('the current key is missing from its ring');
  return key;
}
