import { numberOf, type CodeFacts } from './code-facts.ts';
import { fromHex } from './octets.ts';
import { keyIdOf, parseCode, type SignedCode } from './signed-code.ts';
import { verifySm2 } from './sm2.ts';
import type { Verification, VerificationKeys } from './verification.ts';
import { shanghaiDate } from './working-days.ts';

/** What a code alone says, and, when its signature holds, the facts in it. */
export interface JudgedCode {
  readonly verification: Verification;
  readonly facts: CodeFacts | null;
}

/**
 * Judges a signed code with the keys at hand, without a network: `status` is never better than "not asked". Null when the
 * text is no signed code at all, as the old codes of 26 characters.
 */
export function judgeCode(code: string, keys: VerificationKeys, now: Date): JudgedCode | null {
  const parsed = parseCode(code);
  if (!parsed) return null;
  const checkedAt = now.toISOString();
  const nothing = { status: 'S-09', organization: null, proof: null, checkedAt } as const;
  const key = keys.codeKeys.find(({ id, publicKey }) => id === parsed.keyId && keyIdOf(fromHex(publicKey)) === id);
  if (!key) return { verification: { ...nothing, integrity: 'I-07', issuer: 'O-08' }, facts: null };
  if (!isSigned(parsed, key.publicKey))
    return { verification: { ...nothing, integrity: 'I-06', issuer: 'O-09' }, facts: null };
  const { facts } = parsed;
  const issuer = issuerAnswer(key, facts);
  if (issuer !== 'O-02') return { verification: { ...nothing, integrity: 'I-07', issuer }, facts: null };
  return {
    verification: {
      integrity: 'I-05',
      status: shanghaiDate(now) > facts.validUntil ? 'S-02' : 'S-01',
      issuer,
      organization: keys.issuers[facts.issuer] ?? null,
      proof: {
        title: keys.types[facts.type] ?? '证明',
        number: numberOf(facts),
        holder: facts.holder,
        purpose: null,
        issuedOn: facts.issuedOn,
        validUntil: facts.validUntil,
        revokedOn: null,
        revokedWhy: null,
      },
      checkedAt,
    },
    facts,
  };
}

const isSigned = ({ signed, signature }: SignedCode, publicKey: string): boolean =>
  verifySm2(signed, signature, fromHex(publicKey));

function issuerAnswer(key: VerificationKeys['codeKeys'][number], { issuedOn }: CodeFacts): 'O-02' | 'O-03' | 'O-07' {
  if (key.revoked) return 'O-07';
  return issuedOn >= key.from && issuedOn <= key.until ? 'O-02' : 'O-03';
}
