import { timingSafeEqual } from 'node:crypto';
import { maskName } from 'shared/identity.ts';
import { numberOf, type CodeFacts } from 'shared/code-facts.ts';
import { fromHex, toHex } from 'shared/octets.ts';
import { encodeUnsigned, formatCode, keyIdOf, linkOf, parseCode } from 'shared/signed-code.ts';
import type { RevokedCertificate } from 'shared/sealed-documents/verification.ts';
import { readCertificate } from 'shared/sealed-documents/x509-reader.ts';
import type { VerificationKeys } from 'shared/verification.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { ConfigError } from '../config.ts';
import type { CodeOrder, ProofCodes } from '../features/proofs/codes.ts';
import type { KeyProvider, Sm2Key } from '../integrations/keys/key-provider.ts';
import { CODES_ALIAS } from '../integrations/seals/key-aliases.ts';
import type { FieldCipher } from '../kernel/field-cipher.ts';

interface CodeNames extends Pick<VerificationKeys, 'issuers' | 'types'> {
  /** DER. */
  readonly roots: readonly Uint8Array[];
  /** Certificates of seals that were taken back by now. */
  revoked(): readonly RevokedCertificate[];
}

/**
 * Signs codes with the newest key called `proof-codes`; all its generations stay published, so old codes stay good.
 * Throws {@link ConfigError} when the public origin is too long to be printed into a code.
 */
export async function openProofCodes(
  keys: KeyProvider,
  cipher: FieldCipher,
  { issuers, types, roots, revoked }: CodeNames,
  { publicOrigin, revokedCodeKeys }: { readonly publicOrigin: string; readonly revokedCodeKeys: readonly string[] },
): Promise<ProofCodes> {
  const key = await keys.sm2Key(CODES_ALIAS);
  const keyId = keyIdOf(key.publicKey);
  assertFits(publicOrigin, keyId, { issuers, types });
  const published = {
    codeKeys: (await keys.sm2Keys(CODES_ALIAS)).map((known) => publish(known, revokedCodeKeys)),
    issuers,
    types,
    roots: [...new Set(roots.map((root) => Buffer.from(root).toString('base64')))],
  };
  const markOf = (number: string, holderCode: string) =>
    fromHex(cipher.blindIndex('proof.code-holder', `${number} ${holderCode}`).slice(0, 16));
  return {
    async sign(order) {
      const holderMark = markOf(order.number, order.holder.code);
      const unsigned = encodeUnsigned(keyId, { ...factsOf(order), holderMark });
      return formatCode(unsigned, await key.sign(unsigned));
    },
    isFor(linkCode, holderCode) {
      const facts = parseCode(linkCode)?.facts;
      return facts ? timingSafeEqual(facts.holderMark, markOf(numberOf(facts), holderCode)) : null;
    },
    published: (now) => ({ asOf: now.toISOString(), ...published, revoked: revoked().map(publishRevoked) }),
  };
}

function publish({ publicKey, certificate }: Sm2Key, revoked: readonly string[]): VerificationKeys['codeKeys'][number] {
  const id = keyIdOf(publicKey);
  const { validFrom, validUntil } = readCertificate(certificate);
  return {
    id,
    publicKey: toHex(publicKey),
    from: shanghaiDate(validFrom),
    until: shanghaiDate(validUntil),
    revoked: revoked.includes(id),
  };
}

const publishRevoked = (entry: RevokedCertificate): VerificationKeys['revoked'][number] => ({
  issuer: Buffer.from(entry.issuer).toString('base64'),
  serial: toHex(entry.serial),
  revokedAt: entry.revokedAt.toISOString(),
  isKeyCompromised: entry.isKeyCompromised,
});

function factsOf(order: CodeOrder): Omit<CodeFacts, 'holderMark'> {
  const [issuer = '', year, running] = order.number.split('-');
  return {
    issuer,
    year: Number(year),
    running: Number(running),
    type: order.type,
    issuedOn: order.issuedOn,
    validUntil: order.validUntil,
    holder: maskName(order.holder.name),
    digest: fromHex(order.factsSha256.slice(0, 32)),
  };
}

/** Tried with the longest of everything, so that no issue fails for it later. */
function assertFits(origin: string, keyId: string, { issuers, types }: Omit<CodeNames, 'roots' | 'revoked'>): void {
  const longest = (words: string[]) => words.reduce((one, other) => (other.length > one.length ? other : one), '');
  const facts = {
    issuer: longest(Object.keys(issuers)),
    year: 2026,
    running: 999_999_999,
    type: longest(Object.keys(types)),
    issuedOn: '2026-01-01',
    validUntil: '2026-01-01',
    holder: maskName('𠮷'.repeat(9)),
    holderMark: new Uint8Array(8),
    digest: new Uint8Array(16),
  };
  try {
    linkOf(origin, formatCode(encodeUnsigned(keyId, facts), new Uint8Array(64)));
  } catch (cause) {
    if (cause instanceof RangeError) throw new ConfigError([`PUBLIC_ORIGIN=${origin}: ${cause.message}`]);
    throw cause;
  }
}
