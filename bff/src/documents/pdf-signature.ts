import { createHash } from 'node:crypto';
import { prepareCmsSigner, type CmsSigner, type DocumentSigner } from './cms.ts';
import * as pdf from './pdf-file.ts';

/** What the signature dictionary says beside the signature. */
export interface SignatureFacts {
  readonly name: string;
  readonly reason: string;
  readonly at: Date;
  /** Bytes kept free behind the signature, see PdfSealing. */
  readonly room: number;
}

const RANGE_WIDTH = 36;

/**
 * Ends a file with a signature dictionary (as object `number`), cross-reference table and trailer, and signs it. The
 * dictionary comes last, so that the length of everything around its value is known before anything is hashed.
 */
export async function endWithSignature(
  file: pdf.PdfFile,
  number: number,
  trailerEntries: string,
  { name, reason, at, room }: SignatureFacts,
  signer: DocumentSigner,
): Promise<Buffer> {
  const cms = preparedSigner(signer);
  file.offsets[number] = file.length;
  const dictionary = `${number} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ${pdf.dateString(at)} /Name ${pdf.textString(name)} /Reason ${pdf.textString(reason)} /ByteRange [`;
  const contents = '] /Contents ';
  const start = file.length + dictionary.length + RANGE_WIDTH + contents.length;
  const length = cms.longest + room;
  const end = start + 2 * length + 2;
  const closing = ' >>\nendobj\n';
  const tail = closing + pdf.trailer(file.offsets, end + closing.length, trailerEntries);
  const range = `0 ${start} ${end} ${tail.length}`.padEnd(RANGE_WIDTH);
  pdf.append(file, `${dictionary}${range}${contents}<${'0'.repeat(2 * length)}>${tail}`);
  const bytes = Buffer.concat(file.chunks, file.length);
  const hash = createHash('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end));
  const value = await cms.signDigest(hash.digest());
  if (value.length > cms.longest) throw new RangeError('the signature is longer than its algorithm allows');
  bytes.write(value.toString('hex'), start + 1, 'latin1');
  return bytes;
}

const signers = new WeakMap<DocumentSigner, CmsSigner>();

function preparedSigner(signer: DocumentSigner): CmsSigner {
  const known = signers.get(signer);
  if (known) return known;
  const prepared = prepareCmsSigner(signer);
  signers.set(signer, prepared);
  return prepared;
}
