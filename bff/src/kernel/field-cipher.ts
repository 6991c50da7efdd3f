/** Where a value is stored; part of what its encryption authenticates, so that two rows cannot be swapped. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** Encrypts personal data column by column (AES-256-GCM); key id and version stand in the value, old keys stay readable. */
export interface FieldCipher {
  encrypt(plain: string, place: Place): string;
  /** Throws when the value was changed or moved to another place. */
  decrypt(cipher: string, place: Place): string;
  /** Blind index: keyed HMAC-SHA256 of a normalised value, 64 hex characters. `purpose` separates columns, e.g. `resident.id-number`. */
  blindIndex(purpose: string, value: string): string;
}
