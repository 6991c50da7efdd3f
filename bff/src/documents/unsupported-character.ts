/** Thrown before anything is written: a document never shows a box where a character of a name should stand. */
export class UnsupportedCharacterError extends Error {
  /** The characters no font has, each once. They may come from a name: tell the person, keep them out of logs. */
  readonly characters: readonly string[];

  constructor(characters: readonly string[]) {
    super(`no font can draw ${characters.length} of the characters`);
    this.name = 'UnsupportedCharacterError';
    this.characters = characters;
  }
}
