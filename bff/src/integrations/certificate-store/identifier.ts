const ROOT = '1.2.156.3005.2';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Check character of ISO 7064 MOD 37,36 (GB/T 17710). Only digits and upper-case letters. */
export function mod3736(text: string): string {
  let carry = 36;
  for (const character of text) {
    const sum = (carry + ALPHABET.indexOf(character)) % 36 || 36;
    carry = (2 * sum) % 37;
  }
  return ALPHABET.charAt((37 - carry) % 36);
}

/** A certificate identifier (GB/T 36904): type (21), issuer's credit code (18), serial, version 001–999 and check character. */
export function certificateIdentifier(catalogCode: string, issuer: string, serial: string, version = 1): string {
  const edition = String(version).padStart(3, '0');
  return `${ROOT}.${catalogCode}.${issuer}.${serial}.${edition}.${mod3736(catalogCode + issuer + serial + edition)}`;
}

/** True when the identifier's shape and check character are right. */
export function isCertificateIdentifier(id: string): boolean {
  const parts = /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]+)\.(\d{3})\.([0-9A-Z])$/.exec(id);
  if (!parts) return false;
  const [, type = '', issuer = '', serial = '', version = '', check] = parts;
  return mod3736(type + issuer + serial + version) === check;
}
