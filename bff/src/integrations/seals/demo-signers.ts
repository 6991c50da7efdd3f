import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createCertificateAuthority, issueSigningCertificate } from '../../documents/x509.ts';

const YEAR_MS = 365 * 86_400_000;

/**
 * Certifies the sealing keys of a demonstration under a root made for this installation alone, whose private key is
 * forgotten at once. `organizations`: alias of the key → full name. A city brings certificates of a licensed authority.
 */
export function demoSigners(organizations: ReadonlyMap<string, string>, now: Date) {
  const from = new Date(now.getTime() - 86_400_000);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const root = createCertificateAuthority({
    subject: { commonName: '随办样例根证书', organization: '样例电子认证中心' },
    privateKey,
    validity: { from, until: new Date(now.getTime() + 10 * YEAR_MS) },
  });
  return {
    aliases: [...organizations.keys()],
    certify(alias: string, key: KeyObject) {
      const organization = organizations.get(alias);
      if (organization === undefined) throw new RangeError(`no organization seals with ${alias}`);
      const { der } = issueSigningCertificate(
        { certificate: root.der, privateKey },
        {
          subject: { commonName: `${organization}电子证明专用章`, organization },
          publicKey: createPublicKey(key),
          validity: { from, until: new Date(now.getTime() + 3 * YEAR_MS) },
        },
      );
      return { certificate: der, intermediates: [], root: root.der };
    },
  };
}
