import { toBase32 } from 'shared/base32.ts';
import { qrCodeText } from 'shared/presentation.ts';

/** `bytes` random bytes as base64url. */
type NewSecret = (bytes: number) => string;

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const crockford = (secret: string): string => toBase32(Buffer.from(secret, 'base64url'));

/** 128 random bits in 26 characters. */
export const newCode26 = (newSecret: NewSecret): string => crockford(newSecret(16));

/** A presentation code and its typed fallback of 50 random bits; neither tells the other. */
export const newCodeTexts = (newSecret: NewSecret): { qrText: string; typedCode: string } => ({
  qrText: `Z1${newCode26(newSecret)}`,
  typedCode: crockford(newSecret(7)).slice(0, 10),
});

export interface Presented {
  readonly kind: 'qr' | 'typed';
  readonly text: string;
}

/** What a scanner or a clerk sent; null for anything that cannot be a code. Spaces, hyphens, case and I L O are forgiven. */
export function readPresented(sent: string): Presented | null {
  const text = sent.replaceAll(/[\s-]/g, '').toUpperCase();
  if (qrCodeText.test(text)) return { kind: 'qr', text };
  const typed = text.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(typed) ? { kind: 'typed', text: typed } : null;
}

/** Two digits for the window's screen and three shuffled choices for the phone, all different. */
export function drawMatch(newSecret: NewSecret): { number: string; choices: string[] } {
  const choices: string[] = [];
  while (choices.length < 3) {
    const drawn = String(10 + below(newSecret, 90));
    if (!choices.includes(drawn)) choices.push(drawn);
  }
  return { number: choices[below(newSecret, 3)] ?? '', choices };
}

/** Even enough: 32 random bits over at most 90 values. */
function below(newSecret: NewSecret, limit: number): number {
  const bits = [...newSecret(4)].slice(0, 5).reduce((sum, char) => sum * 64 + BASE64URL.indexOf(char), 0);
  return bits % limit;
}
