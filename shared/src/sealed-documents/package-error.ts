/** The package (ZIP, XML) is not what its format says, or leaves room to hide something. */
export class PackageError extends Error {}

/** A file that the package speaks of is not in it. */
export class MissingFileError extends PackageError {
  constructor(readonly file: string) {
    super(`${file} is missing`);
  }
}
