import { PackageError } from './package-error.ts';
import { decodeUtf8 } from './web-platform.ts';

export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** By full name, without namespace declarations. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All character data directly inside, trimmed. */
  readonly text: string;
}

const LARGEST = 1024 * 1024;
const DEEPEST = 32;
const MOST_ELEMENTS = 20_000;
const NAMED: ReadonlyMap<string | undefined, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const TOKEN =
  /<!--[^-]*(?:-[^-]+)*-->|<\/([\w:.-]+)\s*>|<([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads a small XML 1.0 file in UTF-8: elements, attributes, text, comments, the five named entities and character
 * references. No document type, no processing instructions, no CDATA: there is nothing to expand, load or hide in.
 * Throws PackageError.
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const text = bytes.length > LARGEST ? undefined : decodeUtf8(bytes);
  if (text === undefined) throw new PackageError('not an XML file');
  return readTree(text.replace(/^\uFEFF?(?:<\?xml [^?<>]{1,100}\?>)?/, ''));
}

interface OpenElement {
  readonly qualified: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

function readTree(text: string): XmlElement {
  const open: OpenElement[] = [{ qualified: '', attributes: new Map(), children: [], text: '' }];
  const token = new RegExp(TOKEN);
  let count = 0;
  while (token.lastIndex < text.length) {
    const [all, closing, opening, attributes = '', empty] = token.exec(text) ?? [];
    const inner = open.at(-1);
    if (all === undefined || !inner) throw new PackageError('not well-formed XML');
    if (opening !== undefined) {
      count += 1;
      if (open.length > DEEPEST || count > MOST_ELEMENTS) throw new PackageError('too much XML');
      open.push({ qualified: opening, attributes: readAttributes(attributes), children: [], text: '' });
      if (empty) closeLast(open, opening);
    } else if (closing !== undefined) closeLast(open, closing);
    else if (!all.startsWith('<!--')) inner.text += unescapeXml(all);
  }
  const [outside, ...unclosed] = open;
  const [root, ...more] = outside?.children ?? [];
  if (!root || more.length + unclosed.length > 0 || outside?.text.trim()) throw new PackageError('not well-formed XML');
  return root;
}

function closeLast(open: OpenElement[], qualified: string): void {
  const closed = open.pop();
  if (closed?.qualified !== qualified) throw new PackageError('tags that do not match');
  const { attributes, children, text } = closed;
  open.at(-1)?.children.push({ name: qualified.replace(/^.*:/, ''), attributes, children, text: text.trim() });
}

function readAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of source.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw new PackageError('an attribute stands twice');
    attributes.set(name, unescapeXml(double ?? single ?? ''));
  }
  return attributes;
}

function unescapeXml(text: string): string {
  if (text.includes(']]>')) throw new PackageError('not well-formed XML');
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|\w+)?;?/g, (all, name: string | undefined) => {
    const named = NAMED.get(name);
    const code = name?.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name?.slice(1));
    const isCharacter = name?.startsWith('#') === true && code >= 0x20 && code <= 0x10ffff;
    if (!all.endsWith(';') || (named === undefined && !isCharacter)) throw new PackageError('an unknown entity');
    return named ?? String.fromCodePoint(code);
  });
}

/** The one child of that name. Throws PackageError unless there is exactly one. */
export function childOf(element: XmlElement, name: string): XmlElement {
  const [child, ...more] = element.children.filter((candidate) => candidate.name === name);
  if (!child || more.length > 0) throw new PackageError(`expected one ${name}`);
  return child;
}
