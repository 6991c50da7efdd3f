import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { readCertificate, type X509Certificate } from 'shared/sealed-documents/x509-reader.ts';
import { context, integer, objectId, octetString, sequence, setOf } from './der.ts';
import { algorithmOf, longestSignature } from './signature-algorithms.ts';

/**
 * Who signs. The private key stays wherever `sign` keeps it: it gets the DER of the signed attributes and returns the
 * SHA-256 signature over them (ECDSA: DER of r and s; RSA: PKCS #1 v1.5).
 */
export interface DocumentSigner {
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER, from the signer's issuer upwards, without the root. */
  readonly intermediates?: readonly Uint8Array[];
  readonly sign: (signedAttributes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

const OID = {
  data: objectId('1.2.840.113549.1.7.1'),
  signedData: objectId('1.2.840.113549.1.7.2'),
  contentType: objectId('1.2.840.113549.1.9.3'),
  messageDigest: objectId('1.2.840.113549.1.9.4'),
  signingCertificateV2: objectId('1.2.840.113549.1.9.16.2.47'),
} as const;

/** RFC 5754 §2: without parameters. */
const SHA256 = sequence(objectId('2.16.840.1.101.3.4.2.1'));

/** What signs detached content again and again with one certificate. */
export interface CmsSigner {
  /** Longest result, in bytes: how much room to leave. */
  readonly longest: number;
  /** A DER ContentInfo over content with this SHA-256 digest. */
  signDigest(digest: Uint8Array): Promise<Buffer>;
}

/**
 * A CMS SignedData (RFC 5652) in the PAdES B-B profile (ETSI EN 319 142-1): detached, signing-certificate-v2
 * (RFC 5035), no signing-time. All but the digest and the signature is written once here.
 */
export function prepareCmsSigner(signer: DocumentSigner): CmsSigner {
  const certificate = readCertificate(signer.certificate);
  const publicKey = publicKeyOf(certificate);
  const algorithm = algorithmOf(publicKey);
  const attribute = (oid: Uint8Array, value: Uint8Array) => sequence(oid, setOf(value));
  const contentType = attribute(OID.contentType, OID.data);
  const signingCertificate = attribute(OID.signingCertificateV2, signingCertificateV2(certificate.der));
  const identity = sequence(certificate.issuer, integer(certificate.serial));
  const certificates = context(0, signer.certificate, ...(signer.intermediates ?? []));

  const wrap = (attributes: Buffer, signature: Uint8Array) => {
    const implicit = Buffer.from(attributes);
    implicit[0] = 0xa0;
    const signerInfo = sequence(integer(1), identity, SHA256, implicit, algorithm.signerInfo, octetString(signature));
    return sequence(
      OID.signedData,
      context(0, sequence(integer(1), setOf(SHA256), sequence(OID.data), certificates, setOf(signerInfo))),
    );
  };
  const attributesFor = (digest: Uint8Array) =>
    setOf(contentType, attribute(OID.messageDigest, octetString(digest)), signingCertificate);

  return {
    longest: wrap(attributesFor(Buffer.alloc(32)), Buffer.alloc(longestSignature(publicKey))).length,
    async signDigest(digest) {
      const attributes = attributesFor(digest);
      return wrap(attributes, await signer.sign(attributes));
    },
  };
}

function publicKeyOf({ publicKey }: X509Certificate): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey.spki), format: 'der', type: 'spki' });
}

/** SHA-256 is the default hash and is therefore left out of the ESSCertIDv2. */
function signingCertificateV2(certificate: Uint8Array): Buffer {
  const { issuer, serial } = readCertificate(certificate);
  const digest = createHash('sha256').update(certificate).digest();
  const issuerSerial = sequence(sequence(context(4, issuer)), integer(serial));
  return sequence(sequence(sequence(octetString(digest), issuerSerial)));
}
