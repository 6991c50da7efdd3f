import { generateKeyPairSync } from 'node:crypto';
import { createSm2PrivateKey, openSm2Signer } from '../../documents/sm2.ts';
import {
  createCertificateAuthority,
  issueSigningCertificate,
  type CertifiedKey,
  type IssuingKey,
  type SubjectName,
} from '../../documents/x509.ts';
import type { SignerAliases, Signers } from '../keys/make-keys.ts';
import { CODES_ALIAS, demoAliases, MAKER_ALIAS, ofdAliasOf, pdfAliasOf } from './key-aliases.ts';

const YEAR_MS = 365 * 86_400_000;
const SAMPLE_AUTHORITY = '样例电子认证中心';

/**
 * Certifies the signing keys of a demonstration under roots made for this installation alone (one P-256, one SM2),
 * whose private keys are forgotten at once. `organizations`: department → full name. `wanted` makes only these keys.
 * A city brings certificates of a licensed authority.
 */
export function demoSigners(
  organizations: ReadonlyMap<string, string>,
  now: Date,
  wanted: SignerAliases = demoAliases([...organizations.keys()]),
): Signers {
  const from = new Date(now.getTime() - 86_400_000);
  const validity = { from, until: new Date(now.getTime() + 3 * YEAR_MS) };
  const authorityFor = (privateKey: IssuingKey) => {
    const subject = { commonName: '随办样例根证书', organization: SAMPLE_AUTHORITY };
    const until = new Date(now.getTime() + 10 * YEAR_MS);
    return {
      certificate: createCertificateAuthority({ subject, privateKey, validity: { from, until } }).der,
      privateKey,
    };
  };
  const p256 = authorityFor(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  const sm2 = authorityFor(openSm2Signer(createSm2PrivateKey()));
  const subjects = subjectsOf(organizations);
  return {
    ...wanted,
    certify(alias: string, publicKey: CertifiedKey) {
      const subject = subjects.get(alias);
      if (!subject) throw new RangeError(`nobody signs with ${alias}`);
      const authority = publicKey instanceof Uint8Array ? sm2 : p256;
      const { der } = issueSigningCertificate(authority, { subject, publicKey, validity });
      return { certificate: der, intermediates: [], root: authority.certificate };
    },
  };
}

function subjectsOf(organizations: ReadonlyMap<string, string>): Map<string, SubjectName> {
  const subjects = new Map([
    [MAKER_ALIAS, { commonName: '样例印章制章者', organization: '样例印章制作单位' }],
    [CODES_ALIAS, { commonName: '随办证明核验码（样例）', organization: SAMPLE_AUTHORITY }],
  ]);
  for (const [department, organization] of organizations)
    for (const alias of [pdfAliasOf(department), ofdAliasOf(department)])
      subjects.set(alias, { commonName: `${organization}电子证明专用章`, organization });
  return subjects;
}
