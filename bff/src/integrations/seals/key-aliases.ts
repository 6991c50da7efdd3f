import type { SignerAliases } from '../keys/make-keys.ts';

/** P-256: signs a department's PDF files. */
export const pdfAliasOf = (department: string): string => `seal-${department.toLowerCase()}`;

/** SM2: signs its OFD files. */
export const ofdAliasOf = (department: string): string => `ofd-${department.toLowerCase()}`;

/** SM2: signs the seals themselves (制章者). A city's seals are made elsewhere. */
export const MAKER_ALIAS = 'seal-maker';

/** SM2: signs what the QR codes of proofs say. */
export const CODES_ALIAS = 'proof-codes';

/** The signing keys a city brings. */
export function cityAliases(departments: readonly string[]): SignerAliases {
  return { p256: departments.map(pdfAliasOf), sm2: [...departments.map(ofdAliasOf), CODES_ALIAS] };
}

/** A demonstration also makes its own seals. */
export function demoAliases(departments: readonly string[]): SignerAliases {
  const { p256, sm2 } = cityAliases(departments);
  return { p256, sm2: [...sm2, MAKER_ALIAS] };
}
