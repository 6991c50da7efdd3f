import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@jest/globals';
import { children, onlyOne, readFirst } from 'shared/sealed-documents/der-reader.ts';
import { testWith } from '../../test/harness/programs.ts';
import { context, objectId, sequence, setOf } from './der.ts';
import { openFonts } from './fonts.ts';
import { writePdf } from './pdf.ts';
import { openSampleOffice, SAMPLE_NOW } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';

const run = promisify(execFile);
const ROOM = 6144;

const AUTHORITY = `
[req]
distinguished_name = name
x509_extensions = authority
prompt = no
[name]
CN = Sample time stamp authority
[authority]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[stamp]
serial = serial
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
`;

/** A token over the digest from an authority that lives for this test. */
async function timeStamp(folder: string, digest: Buffer): Promise<Buffer> {
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  await writeFile(join(folder, 'authority.cnf'), AUTHORITY);
  await writeFile(join(folder, 'serial'), '01\n');
  const names = ['-keyout', 'key.pem', '-out', 'certificate.pem', '-config', 'authority.cnf'];
  await openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', ...names);
  await openssl('ts', '-query', '-sha256', '-digest', digest.toString('hex'), '-cert', '-out', 'query');
  const authority = [
    '-inkey',
    'key.pem',
    '-signer',
    'certificate.pem',
    '-config',
    'authority.cnf',
    '-section',
    'stamp',
  ];
  await openssl('ts', '-reply', '-queryfile', 'query', ...authority, '-token_out', '-out', 'token');
  return readFile(join(folder, 'token'));
}

/** The SignerInfo's parts and a way to write the CMS again with one more of them. */
function openCms(cms: Uint8Array) {
  const [type, wrapped] = children(readFirst(cms), 0x30);
  const parts = children(onlyOne(children(wrapped, 0xa0)), 0x30);
  const signer = children(onlyOne(children(parts.at(-1), 0x31)), 0x30).map(({ bytes }) => bytes);
  const before = parts.slice(0, -1).map(({ bytes }) => bytes);
  return {
    signature: children(onlyOne(children(parts.at(-1), 0x31)), 0x30).at(-1)?.content ?? new Uint8Array(),
    withUnsigned: (attributes: Uint8Array) =>
      sequence(
        type?.bytes ?? new Uint8Array(),
        context(0, sequence(...before, setOf(sequence(...signer, context(1, attributes))))),
      ),
  };
}

testWith(
  ['openssl', 'pdfsig', 'qpdf'],
  'a time stamp put into the room behind the signature leaves file and signature sound',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'suiban-stamp-'));
    try {
      const office = openSampleOffice(await openFonts());
      const description = office.layout(sampleSheet({ name: '张伟', number: 3 }));
      const { template, signer, seal } = office;
      const sealing = { template, signer, seal, now: SAMPLE_NOW };
      const pdf = await writePdf(description, { ...sealing, timeStampRoom: ROOM });
      expect(pdf.length - (await writePdf(description, sealing)).length).toBe(2 * ROOM);

      const start = pdf.lastIndexOf('/Contents <') + '/Contents <'.length;
      const value = pdf.subarray(start, pdf.indexOf('>', start)).toString('latin1');
      const cms = openCms(Buffer.from(value, 'hex'));
      const token = await timeStamp(folder, createHash('sha256').update(cms.signature).digest());
      const attribute = sequence(objectId('1.2.840.113549.1.9.16.2.14'), setOf(token));
      const stamped = cms.withUnsigned(attribute).toString('hex').padEnd(value.length, '0');
      expect(token.length).toBeGreaterThan(1000);
      expect(stamped).toHaveLength(value.length);

      const path = join(folder, 'stamped.pdf');
      await writeFile(
        path,
        Buffer.concat([pdf.subarray(0, start), Buffer.from(stamped), pdf.subarray(start + value.length)]),
      );
      expect((await run('pdfsig', [path])).stdout).toContain('Signature is Valid');
      expect((await run('qpdf', ['--check', path])).stdout).toContain('No syntax or stream encoding errors found');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
