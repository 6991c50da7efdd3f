import { MissingFileError, PackageError } from './package-error.ts';
import { UnsupportedError } from './unsupported-error.ts';
import { childOf, readXml } from './xml-reader.ts';

export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** What the last signature of an OFD package says (GB/T 33190-2016 §18); names as in the package, without leading slash. */
export interface OfdSignature {
  /** The file that is sealed, Signature.xml. */
  readonly file: string;
  readonly valueFile: string;
  readonly sealFile: string | undefined;
  /** File → base64 of its SM3 hash. */
  readonly references: ReadonlyMap<string, string>;
}

const SM3_NAMES: readonly string[] = ['1.2.156.10197.1.401', 'SM3'];

/** Finds the last signature of the one document in the package. Throws PackageError, UnsupportedError. */
export function readOfdSignature(files: PackageFiles): OfdSignature | 'unknown-format' | 'no-signature' {
  if (!files.has('OFD.xml')) return 'unknown-format';
  const root = readXml(fileOf(files, 'OFD.xml'));
  const bodies = root.children.filter(({ name }) => name === 'DocBody');
  const [body] = bodies;
  if (root.name !== 'OFD' || !body) return 'unknown-format';
  if (bodies.length > 1) throw new UnsupportedError('several documents in one package');
  const [location] = body.children.filter(({ name }) => name === 'Signatures');
  if (!location) return 'no-signature';
  const listFile = resolve('OFD.xml', location.text);
  const last = readXml(fileOf(files, listFile))
    .children.filter(({ name }) => name === 'Signature')
    .at(-1);
  return last ? readSignature(files, resolve(listFile, last.attributes.get('BaseLoc') ?? '')) : 'no-signature';
}

function readSignature(files: PackageFiles, file: string): OfdSignature {
  const root = readXml(fileOf(files, file));
  const info = childOf(root, 'SignedInfo');
  const list = childOf(info, 'References');
  if (!SM3_NAMES.includes((list.attributes.get('CheckMethod') ?? '').toUpperCase()))
    throw new UnsupportedError('a hash that is not SM3');
  const references = new Map<string, string>();
  for (const reference of list.children) {
    const name = resolve(file, reference.attributes.get('FileRef') ?? '');
    if (reference.name !== 'Reference' || references.has(name)) throw new PackageError('a reference');
    references.set(name, childOf(reference, 'CheckValue').text);
  }
  const seal = info.children.find(({ name }) => name === 'Seal');
  return {
    file,
    valueFile: resolve(file, childOf(root, 'SignedValue').text),
    sealFile: seal && resolve(file, childOf(seal, 'BaseLoc').text),
    references,
  };
}

/** Throws MissingFileError. */
export function fileOf(files: PackageFiles, name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw new MissingFileError(name);
  return bytes;
}

/** A location (ST_Loc) in `file`: from the package's root with a leading slash, else from the file's own folder. */
function resolve(file: string, location: string): string {
  if (location.startsWith('/')) return location.slice(1);
  if (location === '' || /(^|\/)\.\.?(\/|$)/.test(location)) throw new PackageError('a location');
  return file.slice(0, file.lastIndexOf('/') + 1) + location;
}
