import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { DerError } from 'shared/sealed-documents/der-reader.ts';
import { readRevocationList } from 'shared/sealed-documents/revocation-list.ts';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { testWith } from '../../test/harness/programs.ts';

const run = promisify(execFile);
const HOLE = 8192;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-foreign-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
const der = async (name: string) => {
  await openssl('x509', '-in', name, '-outform', 'DER', '-out', `${name}.der`);
  return readFile(at(`${name}.der`));
};

const KEYS = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
} as const;

/** A root, an authority below it and a signer below that, made by OpenSSL, hashed with SHA-384. */
async function makeChain(key: keyof typeof KEYS): Promise<void> {
  const authority = 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\n';
  await writeFile(at('ca.ext'), authority);
  await writeFile(at('leaf.ext'), 'keyUsage=critical,digitalSignature\nextendedKeyUsage=emailProtection\n');
  for (const name of ['root', 'middle', 'signer']) {
    await openssl('genpkey', ...KEYS[key], '-out', `${name}.key`);
    await openssl('req', '-new', '-key', `${name}.key`, '-subj', `/O=Somewhere else/CN=${name}`, '-out', `${name}.csr`);
  }
  const issue = (name: string, extensions: string, ...by: string[]) =>
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...by,
      '-sha384',
      '-days',
      '30',
      '-extfile',
      extensions,
      '-out',
      `${name}.pem`,
    );
  await issue('root', 'ca.ext', '-key', 'root.key');
  await issue('middle', 'ca.ext', '-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial');
  await issue('signer', 'leaf.ext', '-CA', 'middle.pem', '-CAkey', 'middle.key', '-CAcreateserial');
}

/** A small PDF signed by `openssl cms`, with its certificates and the time as an attribute. */
async function signedPdf(hash: string, ...more: string[]): Promise<Buffer> {
  const start =
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< /Type /Sig /SubFilter /adbe.pkcs7.detached ';
  const tail = ' >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n';
  const range = (hole: number) => `/ByteRange [0 ${hole} ${hole + HOLE} ${tail.length}]`.padEnd(48) + '/Contents ';
  const before = start + range(start.length + range(0).length);
  await writeFile(at('content'), before + tail);
  const signing = [
    '-sign',
    '-binary',
    '-md',
    hash,
    '-signer',
    'signer.pem',
    '-inkey',
    'signer.key',
    '-certfile',
    'middle.pem',
  ];
  await openssl('cms', ...signing, ...more, '-in', 'content', '-outform', 'DER', '-out', 'value');
  const value = (await readFile(at('value'))).toString('hex').padEnd(HOLE - 2, '0');
  return Buffer.from(`${before}<${value}>${tail}`);
}

describe('a PDF made elsewhere', () => {
  for (const [key, hash] of [
    ['rsa', 'sha256'],
    ['rsa', 'sha512'],
    ['P-256', 'sha256'],
    ['P-384', 'sha384'],
  ] as const)
    testWith(['openssl'], `signed by OpenSSL with ${key} and ${hash} is understood`, async () => {
      await makeChain(key);
      const pdf = await signedPdf(hash);
      const result = await verifyDocument(pdf, { roots: [await der('root.pem')] });
      expect(result).toMatchObject({ ok: true, signer: { commonName: 'signer', organization: 'Somewhere else' } });
      expect(result.ok && result.signedAt && Math.abs(Date.now() - result.signedAt.getTime())).toBeLessThan(60_000);
      expect(await verifyDocument(pdf, { roots: [] })).toMatchObject({
        reason: 'untrusted',
        sealed: { format: 'pdf' },
      });
      const edited = Buffer.from(pdf.toString('latin1').replace('/Catalog', '/CatalOg'), 'latin1');
      expect(await verifyDocument(edited, { roots: [] })).toEqual({ ok: false, reason: 'digest' });
    });

  testWith(['openssl'], 'signed in a way not understood here gets neither yes nor no', async () => {
    await makeChain('P-256');
    const roots = [await der('root.pem')];
    expect(await verifyDocument(await signedPdf('sha256', '-noattr'), { roots })).toMatchObject({
      reason: 'unsupported',
    });
    expect(await verifyDocument(await signedPdf('sha1'), { roots })).toMatchObject({ reason: 'unsupported' });
    const twoSigners = await signedPdf('sha256', '-signer', 'root.pem', '-inkey', 'root.key');
    expect(await verifyDocument(twoSigners, { roots })).toMatchObject({ ok: false });
  });
});

describe('a revocation list', () => {
  testWith(['openssl'], 'made by OpenSSL voids what was sealed after it, and all of a stolen key', async () => {
    await makeChain('P-256');
    const pdf = await signedPdf('sha256');
    const serial = (await openssl('x509', '-in', 'signer.pem', '-noout', '-serial')).stdout.trim().split('=')[1];
    const config =
      '[ca]\ndefault_ca=it\n[it]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\ndefault_crl_days=30\n';
    await writeFile(at('ca.cnf'), config);
    await writeFile(at('index.txt.attr'), 'unique_subject=no\n');
    const listOf = async (revoked: string) => {
      await writeFile(at('number'), '01\n');
      await writeFile(at('index.txt'), `R\t491231235959Z\t${revoked}\t${serial}\tunknown\t/CN=signer\n`);
      await openssl(
        'ca',
        '-gencrl',
        '-config',
        'ca.cnf',
        '-cert',
        'middle.pem',
        '-keyfile',
        'middle.key',
        '-out',
        'list.pem',
      );
      await openssl('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.der');
      return readFile(at('list.der'));
    };
    const [root, middle] = [await der('root.pem'), await der('middle.pem')];
    const judge = async (revoked: string) =>
      verifyDocument(pdf, { roots: [root], revoked: await readRevocationList(await listOf(revoked), [root, middle]) });
    expect(await judge('260101000000Z,cessationOfOperation')).toMatchObject({ reason: 'revoked' });
    expect(await judge('480101000000Z,cessationOfOperation')).toMatchObject({ ok: true });
    expect(await judge('480101000000Z')).toMatchObject({ ok: true });
    expect(await judge('480101000000Z,keyCompromise')).toMatchObject({ reason: 'revoked' });
    const list = await listOf('260101000000Z');
    await expect(readRevocationList(list, [root])).rejects.toThrow(DerError);
    list[list.length - 1] = (list[list.length - 1] ?? 0) ^ 1;
    await expect(readRevocationList(list, [root, middle])).rejects.toThrow(DerError);
  });
});
