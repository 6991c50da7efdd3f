/** Whose certificate sealed a document. */
export interface VerifiedSigner {
  readonly commonName: string;
  readonly organization: string;
  /** Lower-case hex. */
  readonly serial: string;
  /** Lower-case hex SHA-256 of the certificate. */
  readonly sha256: string;
}

/** The first thing that fails, in the order in which they are looked at. */
export type VerificationFailure =
  | 'too-large'
  | 'unknown-format'
  | 'no-signature'
  /** Something this verifier does not understand: it can say neither yes nor no. */
  | 'unsupported'
  /** The package (ZIP, XML) or the signature (ASN.1) is not what its format says. */
  | 'package'
  | 'malformed'
  /** The signature itself does not hold. */
  | 'signature'
  /** Something that was signed has changed; a file that was signed is gone; something was never signed. */
  | 'digest'
  | 'missing'
  | 'coverage'
  /** The seal is not as its maker made it, or is not for this signer. */
  | 'seal'
  | 'seal-signer'
  /** From here on the document is what its signer sealed; it is the certificates that are not good. */
  | 'seal-expired'
  | 'untrusted'
  | 'expired'
  | 'key-usage'
  | 'revoked'
  | 'maker-untrusted'
  | 'maker-expired'
  | 'maker-key-usage'
  | 'maker-revoked';

export type DocumentFormat = 'pdf' | 'ofd';

interface Sealed {
  readonly format: DocumentFormat;
  readonly signer: VerifiedSigner;
  /** What the signer wrote; undefined where nothing is written. */
  readonly signedAt: Date | undefined;
  /** OFD only. */
  readonly seal: { readonly id: string; readonly name: string } | undefined;
}

export type DocumentVerification =
  | ({ readonly ok: true } & Sealed)
  | {
      readonly ok: false;
      readonly reason: VerificationFailure;
      /** The file inside the package that fails, where one can be named. */
      readonly where?: string;
      /** Present when the document is unchanged, whoever its signer may be. */
      readonly sealed?: Sealed;
    };

/** What a verifier believes. */
export interface Trust {
  /** DER certificates of authorities; each is believed as given, revocation and issuer are not asked. */
  readonly roots: readonly Uint8Array[];
  /**
   * The instant at which all certificates must be valid: where the caller knows better than the document when it was
   * sealed. Default: what the signer wrote; where nothing is written, now.
   */
  readonly at?: Date;
  /** Of any authority: see `readRevocationList`. */
  readonly revoked?: readonly RevokedCertificate[];
}

export interface RevokedCertificate {
  /** DER name. */
  readonly issuer: Uint8Array;
  /** Content of the INTEGER. */
  readonly serial: Uint8Array;
  readonly revokedAt: Date;
  /** A stolen key can write any date: then nothing it ever sealed is good. */
  readonly isKeyCompromised: boolean;
}
