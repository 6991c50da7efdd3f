interface Subtle {
  digest(hash: string, data: Uint8Array): Promise<ArrayBuffer>;
  importKey(format: 'spki', key: Uint8Array, algorithm: object, extractable: false, usages: string[]): Promise<object>;
  verify(algorithm: object, key: object, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
}

/** What verifying takes from the web platform: Node 20 and browsers have it, a mini-program has not. */
declare const crypto: { readonly subtle?: Subtle } | undefined;
declare const TextDecoder: new (label: 'utf-8', options: { fatal: true }) => { decode(bytes: Uint8Array): string };

/** WebCrypto. Throws where there is none: in a mini-program, or on a page that came over plain HTTP. */
export function webCrypto(): Subtle {
  const subtle = typeof crypto === 'undefined' ? undefined : crypto.subtle;
  if (!subtle) throw new Error('this platform has no WebCrypto');
  return subtle;
}

/** Undefined when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
