import { sm3 } from '../sm3.ts';
import { equalBytes, toBase64 } from './bytes.ts';
import { describeSigner } from './describe-signer.ts';
import { fileOf, readOfdSignature, type OfdSignature, type PackageFiles } from './ofd-signature.ts';
import { readSealSignature, type ElectronicSealFile, type SealSignature } from './ses-reader.ts';
import { isSignedBy } from './signature-algorithms.ts';
import { UnsupportedError } from './unsupported-error.ts';
import type { DocumentVerification, VerificationFailure } from './verification.ts';
import { findChainFailure, type ChainTrust } from './verify-chain.ts';
import type { X509Certificate } from './x509-reader.ts';
import { readZip } from './zip-reader.ts';

interface Failure {
  readonly reason: VerificationFailure;
  readonly where?: string;
}

/**
 * Says whether an OFD package (GB/T 33190-2016) is what its last stamp sealed (GB/T 38540-2020, SM2 with SM3): the stamp
 * covers every file but its own two, all hashes, the stamp and the seal hold, the seal may be used by the signer, the
 * chains of signer and seal maker end at trusted roots. Throws PackageError, DerError, UnsupportedError.
 */
export async function verifyOfd(bytes: Uint8Array, trust: ChainTrust): Promise<DocumentVerification> {
  const files = readZip(bytes);
  const described = readOfdSignature(files);
  if (typeof described === 'string') return { ok: false, reason: described };
  const stamp = readSealSignature(fileOf(files, described.valueFile));
  const broken = (await findStampFailure(files, described, stamp)) ?? findFileFailure(files, described);
  if (broken) return { ok: false, ...broken };
  const sealFailure = await findSealFailure(stamp);
  if (sealFailure) return { ok: false, reason: sealFailure };
  const { seal, signer, signedAt } = stamp;
  const sealed = {
    format: 'ofd',
    signer: await describeSigner(signer),
    signedAt,
    seal: { id: seal.id, name: seal.name },
  } as const;
  const reason = await findTrustFailure(stamp, trust);
  return reason ? { ok: false, reason, sealed } : { ok: true, ...sealed };
}

async function findStampFailure(
  files: PackageFiles,
  { file, sealFile }: OfdSignature,
  { signer, toBeSigned, signature, dataHash, seal }: SealSignature,
): Promise<Failure | undefined> {
  if (!(await isSm2Signed(signer, toBeSigned, signature))) return { reason: 'signature' };
  if (!equalBytes(sm3(fileOf(files, file)), dataHash)) return { reason: 'digest', where: file };
  if (sealFile !== undefined && !equalBytes(fileOf(files, sealFile), seal.der))
    return { reason: 'seal', where: sealFile };
  return undefined;
}

/** The first referenced file that is gone or changed, else the first file that nothing refers to. */
function findFileFailure(files: PackageFiles, { references, file: own, valueFile }: OfdSignature): Failure | undefined {
  for (const [name, hash] of references) {
    const content = files.get(name);
    if (!content) return { reason: 'missing', where: name };
    if (toBase64(sm3(content)) !== hash) return { reason: 'digest', where: name };
  }
  const strange = [...files.keys()].find((name) => !references.has(name) && name !== own && name !== valueFile);
  return strange === undefined ? undefined : { reason: 'coverage', where: strange };
}

async function findSealFailure({ seal, signer }: SealSignature): Promise<'seal' | 'seal-signer' | undefined> {
  if (!(await isSm2Signed(seal.maker, seal.toBeSigned, seal.signature))) return 'seal';
  return isFor(seal, signer) ? undefined : 'seal-signer';
}

function isFor({ signers }: ElectronicSealFile, { der }: X509Certificate): boolean {
  const wanted = signers.kind === 'certificates' ? der : sm3(der);
  return signers.values.some((value) => equalBytes(value, wanted));
}

async function findTrustFailure(
  { seal, signer, signedAt }: SealSignature,
  trust: ChainTrust,
): Promise<VerificationFailure | undefined> {
  const at = trust.at ?? signedAt;
  if (at < seal.validFrom || at > seal.validUntil) return 'seal-expired';
  const signerFailure = await findChainFailure(signer, [], trust, at);
  if (signerFailure) return signerFailure;
  const makerFailure = await findChainFailure(seal.maker, [], trust, at);
  return makerFailure && `maker-${makerFailure}`;
}

function isSm2Signed({ publicKey }: X509Certificate, data: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (publicKey.type !== 'sm2') throw new UnsupportedError('a key that is not SM2');
  return isSignedBy(publicKey, 'SM3', data, signature);
}
