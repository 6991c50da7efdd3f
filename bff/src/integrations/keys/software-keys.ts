import { createPrivateKey, sign } from 'node:crypto';
import { openSm2Signer } from '../../documents/sm2.ts';
import { certifiedOf, fromBase64, generationsOf, readKeyFile } from './key-file.ts';
import type { KeyProvider, SigningKey, Sm2Key } from './key-provider.ts';

/** Keys from a file that nobody else can read. Throws with one sentence when it is missing, open to others or broken. */
export async function softwareKeys(file: string): Promise<KeyProvider> {
  const { rings, signers, sm2Signers } = await readKeyFile(file);

  const signingKeys = remember((alias): SigningKey[] =>
    generationsOf(signers, alias).flatMap((name) => {
      const signer = signers[name];
      if (!signer) return [];
      const privateKey = createPrivateKey({ key: fromBase64(signer.privateKey), format: 'der', type: 'pkcs8' });
      return [{ ...certifiedOf(signer), sign: (data) => Promise.resolve(sign('sha256', data, privateKey)) }];
    }),
  );
  const sm2Keys = remember((alias): Sm2Key[] =>
    generationsOf(sm2Signers, alias).flatMap((name) => {
      const known = sm2Signers[name];
      if (!known) return [];
      const signer = openSm2Signer(fromBase64(known.privateKey));
      const { publicKey } = signer;
      return [{ ...certifiedOf(known), publicKey, sign: (data) => Promise.resolve(signer.sign(data)) }];
    }),
  );

  return {
    ring(purpose) {
      const { current, keys } = rings[purpose];
      const bytes = Object.entries(keys).map(([id, key]) => [id, fromBase64(key)] as const);
      return Promise.resolve({ current, keys: new Map(bytes) });
    },
    signingKeys: async (alias) => signingKeys(alias),
    sm2Keys: async (alias) => sm2Keys(alias),
    sm2Key: async (alias) => newest(sm2Keys(alias)),
  };
}

/** Opens the keys of an alias once. Throws for an alias without keys. */
function remember<Key>(openAll: (alias: string) => readonly Key[]): (alias: string) => readonly Key[] {
  const opened = new Map<string, readonly Key[]>();
  return (alias) => {
    const known = opened.get(alias) ?? openAll(alias);
    if (known.length === 0) throw new Error(`no signing key is called ${alias}`);
    opened.set(alias, known);
    return known;
  };
}

function newest<Key>(keys: readonly Key[]): Key {
  const last = keys.at(-1);
  if (!last) throw new Error('an alias without keys');
  return last;
}
