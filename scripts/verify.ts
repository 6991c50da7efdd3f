import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readRevocationList } from 'shared/sealed-documents/revocation-list.ts';
import type { DocumentVerification, Trust, VerificationFailure } from 'shared/sealed-documents/verification.ts';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { readCertificate } from 'shared/sealed-documents/x509-reader.ts';
import { readConfig } from '../bff/src/config.ts';

const USAGE = `npm run verify -- [--root FILE]… [--crl FILE]… DOCUMENT…
  Says of each PDF or OFD whether it is unchanged since it was sealed, and by whom. Nothing leaves this machine.
  --root  certificates to trust, PEM or DER; without it, the roots that a demonstration wrote into DATA_DIR
  --crl   revocation list of one of them, PEM or DER
Exit status: 0 all valid, 1 not all, 2 it could not be found out.`;

const sentences: Record<VerificationFailure, string> = {
  'too-large': 'it is larger than 32 MB',
  'unknown-format': 'it is neither a complete PDF nor an OFD',
  'no-signature': 'it carries no signature: anybody could have written it',
  unsupported: 'its signature or package uses something that is not understood here: neither yes nor no',
  package: 'the package is damaged, or has room for something nobody signed',
  malformed: 'the signature is damaged, or something follows it in its place',
  signature: 'the signature does not belong to this content and this certificate',
  digest: 'it was changed after it was sealed, or the signature is another document’s',
  missing: 'a file that was sealed is missing',
  coverage: 'something was added that the signature does not cover',
  seal: 'the seal is not as its maker made it',
  'seal-signer': 'the seal is not for the one who used it',
  'seal-expired': 'the seal was not in its validity when it was used',
  untrusted: 'the signer’s certificate hangs from none of the trusted roots',
  expired: 'a certificate was not in its validity at the time of sealing',
  'key-usage': 'the signer’s certificate is not for signing documents',
  revoked: 'the signer’s certificate was revoked',
  'maker-untrusted': 'the seal maker’s certificate hangs from none of the trusted roots',
  'maker-expired': 'the seal maker’s certificate was not in its validity at the time of sealing',
  'maker-key-usage': 'the seal maker’s certificate is not for signing',
  'maker-revoked': 'the seal maker’s certificate was revoked',
};

async function verify(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { root: { type: 'string', multiple: true }, crl: { type: 'string', multiple: true } },
  });
  if (positionals.length === 0) throw new Error(`name a document.\n${USAGE}`);
  const roots = (values.root ?? demoRoots()).flatMap((file) => readDer(file));
  for (const root of roots) readCertificate(root);
  const lists = (values.crl ?? []).flatMap((file) => readDer(file));
  const revoked = (await Promise.all(lists.map((list) => readRevocationList(list, roots)))).flat();
  if (roots.length === 0)
    console.log('No root is trusted here: name one with --root to learn whether to believe a signer.');
  for (const file of positionals) await report(file, { roots, revoked });
}

async function report(file: string, trust: Trust): Promise<void> {
  const result = await verifyDocument(readFileSync(file), trust);
  const sealed = result.ok ? result : result.sealed;
  console.log(`${file}: ${headingOf(result)}`);
  if (!result.ok)
    console.log(`  no  ${sentences[result.reason]}${result.where === undefined ? '' : `: ${result.where}`}`);
  if (sealed) describe(sealed);
  if (result.ok) console.log('  yes the certificates hang from a trusted root and were good at that time');
  if (!result.ok) process.exitCode = result.reason === 'unsupported' ? 2 : (process.exitCode ?? 1);
}

function headingOf(result: DocumentVerification): string {
  if (result.ok) return 'VALID';
  return result.reason === 'unsupported' ? 'CANNOT SAY' : `NOT VALID (${result.reason})`;
}

function describe({
  format,
  signer,
  signedAt,
  seal,
}: Exclude<Extract<DocumentVerification, { ok: false }>['sealed'], undefined>): void {
  const time = signedAt ? ` at ${signedAt.toISOString()}, as the signer says` : '';
  console.log(`  yes ${format.toUpperCase()}, every byte is as it was sealed${time}`);
  console.log(
    `  by  ${signer.commonName} · ${signer.organization} · certificate ${signer.serial}, SHA-256 ${signer.sha256}`,
  );
  if (seal) console.log(`  with the seal ${seal.name} · ${seal.id}`);
}

function demoRoots(): string[] {
  const { dataDir } = readConfig();
  return ['demo-root.pem', 'demo-sm2-root.pem'].map((name) => join(dataDir, name)).filter((file) => existsSync(file));
}

/** All objects of a PEM file, or the one of a DER file. */
function readDer(file: string): Uint8Array[] {
  const bytes = readFileSync(file);
  if (bytes[0] === 0x30) return [bytes];
  const blocks = [...bytes.toString('latin1').matchAll(/-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]+)-----END/g)];
  if (blocks.length === 0) throw new Error(`${file} is neither PEM nor DER`);
  return blocks.map(([, base64 = '']) => Buffer.from(base64, 'base64'));
}

verify().catch((error: unknown) => {
  console.error(`Not verified: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
});
