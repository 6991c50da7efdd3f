/** Keys of one purpose. New values use `current`; older keys stay so that old values can be read. */
export interface KeyRing {
  readonly current: string;
  /** Key id (`[a-z0-9-]{1,16}`) → 32 bytes. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
}

/**
 * What a symmetric key is for; each purpose has keys of its own. `fields`: columns; `files`: stored files;
 * `blind-index`: lookups of encrypted columns; `codes`: presentation codes and other short-lived MACs.
 */
export const keyPurposes = ['fields', 'files', 'blind-index', 'codes'] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

/** What an authority certified about a key: X.509, DER. */
export interface Certified {
  readonly certificate: Uint8Array;
  /** From the issuer upwards, without the root. */
  readonly intermediates: readonly Uint8Array[];
  /** The root it hangs from. */
  readonly root: Uint8Array;
}

/** A key that signs and its certificate; the private key stays with the provider. */
export interface SigningKey extends Certified {
  /** ECDSA P-256 with SHA-256 over `data`, as DER of r and s. */
  sign(data: Uint8Array): Promise<Uint8Array>;
}

/** The same with SM2. */
export interface Sm2Key extends Certified {
  /** 65 bytes: 04, x, y. */
  readonly publicKey: Uint8Array;
  /**
   * SM2 with SM3 and user id 1234567812345678 over `data` (GB/T 32918.2): 64 bytes, r and s. Certificates and seals
   * carry DER: `sm2SignatureDer` in documents/sm2.ts.
   */
  sign(data: Uint8Array): Promise<Uint8Array>;
}

/**
 * Where keys live: a file here, a cipher machine (服务器密码机) in a city. Symmetric keys are unwrapped once at start and
 * used locally; signing stays with the provider. Throws when a purpose or alias is unknown, or the provider is away.
 */
export interface KeyProvider {
  ring(purpose: KeyPurpose): Promise<KeyRing>;
  /** All generations of a sealing key, oldest first; at least one. */
  signingKeys(alias: string): Promise<readonly SigningKey[]>;
  /** All generations of an SM2 key, oldest first; at least one. */
  sm2Keys(alias: string): Promise<readonly Sm2Key[]>;
  /** The newest generation of an SM2 key. */
  sm2Key(alias: string): Promise<Sm2Key>;
}
