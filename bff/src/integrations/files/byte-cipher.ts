import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from '../keys/key-provider.ts';

/** Encrypts whole files. `name` is part of what is authenticated, so that two files cannot be swapped. */
export interface ByteCipher {
  encrypt(plain: Uint8Array, name: string): Buffer;
  /** Throws when the bytes were changed, cut off or belong to another name. */
  decrypt(sealed: Uint8Array, name: string): Buffer;
}

const MAGIC = Buffer.from('SBF1', 'latin1');
const NONCE = 12;
const TAG = 16;

/** AES-256-GCM: `SBF1`, length of the key id, key id, nonce, ciphertext, tag. */
export function createByteCipher(ring: KeyRing): ByteCipher {
  const keyOf = (id: string): Uint8Array => {
    const key = ring.keys.get(id);
    if (!key) throw new Error(`no file key is called ${id}`);
    return key;
  };
  return {
    encrypt(plain, name) {
      const header = Buffer.concat([MAGIC, Uint8Array.of(ring.current.length), Buffer.from(ring.current, 'latin1')]);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', keyOf(ring.current), nonce).setAAD(authenticated(header, name));
      return Buffer.concat([header, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt(sealed, name) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const headerEnd = MAGIC.length + 1 + (bytes[MAGIC.length] ?? 0);
      if (!bytes.subarray(0, MAGIC.length).equals(MAGIC) || bytes.length < headerEnd + NONCE + TAG)
        throw new Error('not an encrypted file');
      const header = bytes.subarray(0, headerEnd);
      const key = keyOf(header.toString('latin1', MAGIC.length + 1));
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(headerEnd, headerEnd + NONCE));
      decipher.setAAD(authenticated(header, name)).setAuthTag(bytes.subarray(bytes.length - TAG));
      return Buffer.concat([decipher.update(bytes.subarray(headerEnd + NONCE, -TAG)), decipher.final()]);
    },
  };
}

const authenticated = (header: Buffer, name: string): Buffer => Buffer.concat([header, Buffer.from(`|${name}`)]);
