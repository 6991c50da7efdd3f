import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { KeyRing } from '../integrations/keys/key-provider.ts';
import type { FieldCipher, Place } from '../kernel/field-cipher.ts';

/** A stored value does not open. Names the place, never the value. */
export class FieldUnreadable extends Error {
  override readonly name = 'FieldUnreadable';
  constructor({ table, column, row }: Place, cause?: unknown) {
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
    encrypt(clear, place) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce).setAAD(bytesOf(place));
      const sealed = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${fields.current}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
    },
    decrypt(value, place) {
      const [version, keyId = '', nonce = '', text = '', ...more] = value.split('.');
      const key = fields.keys.get(keyId);
      const sealed = Buffer.from(text, 'base64url');
      if (version !== 'v1' || !key || more.length > 0 || sealed.length < TAG) throw new FieldUnreadable(place);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: TAG });
        decipher.setAAD(bytesOf(place)).setAuthTag(sealed.subarray(-TAG));
        return decipher.update(sealed.subarray(0, -TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch (error) {
        throw new FieldUnreadable(place, error);
      }
    },
    blindIndex: (kind, normalised) => createHmac('sha256', indexKey).update(`${kind}\0${normalised}`).digest('hex'),
  };
}

const bytesOf = ({ table, column, row }: Place): Buffer => Buffer.from(`${table}|${column}|${row}`);

function keyOf({ current, keys }: KeyRing): Uint8Array {
  const key = keys.get(current);
  if (!key) throw new Error('the current key is missing from its ring');
  return key;
}
