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

/** A key that signs and its certificate; the private key stays with the provider. */
export interface SigningKey {
  /** X.509, DER. */
  readonly certificate: Uint8Array;
  /** DER, from the issuer upwards, without the root. */
  readonly intermediates: readonly Uint8Array[];
  /** DER of the root it hangs from. */
  readonly root: Uint8Array;
  /** ECDSA P-256 with SHA-256 over `data`, as DER of r and s. */
  sign(data: Uint8Array): Promise<Uint8Array>;
}

/**
 * Where keys live: a file here, a cipher machine (服务器密码机) in a city. Symmetric keys are unwrapped once at start and
 * used locally; signing stays with the provider. Throws when a purpose or alias is unknown, or the provider is away.
 */
export interface KeyProvider {
  ring(purpose: KeyPurpose): Promise<KeyRing>;
  signingKey(alias: string): Promise<SigningKey>;
}
