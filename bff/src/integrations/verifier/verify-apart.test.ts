import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { openFonts } from '../../documents/fonts.ts';
import { openSampleOffice } from '../../documents/sample-office.ts';
import { sampleSheet } from '../../documents/sample-sheet.ts';
import { writeZip, zipEntry } from '../../documents/zip-writer.ts';
import { verifierApart } from './verify-apart.ts';

const MEGABYTE = 1024 * 1024;
const nobody = { roots: [] };
const pdf = async () => openSampleOffice(await openFonts()).write(sampleSheet({ name: '林秀英', number: 1 }));

/** Takes seconds to unpack and to look through, and stays below every limit of the package reader. */
function bomb(): Buffer {
  const words = randomBytes(4096);
  const data = Buffer.alloc(56 * MEGABYTE);
  for (let at = 0; at < data.length; at += 64) words.copy(data, at, (at * 7919) % 4000);
  return writeZip([zipEntry('pad.bin', randomBytes(8 * MEGABYTE), 0), zipEntry('OFD.xml', data, 6)]);
}

test('it says of a file what the verifier says', async () => {
  const [apart, sealed] = [verifierApart(), await pdf()];
  for (const bytes of [sealed, sealed.subarray(0, -1), new Uint8Array()])
    expect(await apart.verify(bytes, nobody)).toEqual(await verifyDocument(bytes, nobody));
});

test('attack row 38: a file that would take long is given up, and the next one is judged', async () => {
  const apart = verifierApart({ longestMs: 1_000 });
  expect(await apart.verify(bomb(), nobody)).toEqual({ ok: false, reason: 'unsupported' });
  // Judged in no time on the slowest machine, in a thread that had to start anew.
  expect(await apart.verify(new Uint8Array(), nobody)).toEqual({ ok: false, reason: 'unknown-format' });
});

test('attack row 38: while such a file is looked at, everything else goes on', async () => {
  const apart = verifierApart({ longestMs: 60_000 });
  await apart.verify(new Uint8Array(), nobody);
  const order: string[] = [];
  const judged = apart.verify(bomb(), nobody).then(({ ok }) => order.push(`judged ${ok}`));
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  order.push('twenty turns of the loop');
  await judged;
  expect(order).toEqual(['twenty turns of the loop', 'judged false']);
});

test('attack row 38: of a crowd of files, those that would wait too long are told to come again', async () => {
  const apart = verifierApart({ mostWaiting: 3 });
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => apart.verify(new Uint8Array(), nobody)));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
  expect(answers.at(-1)).toMatchObject({ reason: { code: 'server.unavailable' } });
  expect(await apart.verify(new Uint8Array(), nobody)).toMatchObject({ reason: 'unknown-format' });
});
