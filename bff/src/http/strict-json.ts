import { AppError } from '../kernel/app-error.ts';

const MAX_DEPTH = 16;
const MAX_MEMBERS = 5_000;

/**
 * RFC 8259 JSON with the freedoms removed that let two readers disagree: duplicate names, nesting deeper than 16,
 * more than 5,000 members, NUL or a lone surrogate anywhere. `__proto__` stays an ordinary name for the contract to refuse.
 */
export function parseStrictJson(text: string): unknown {
  scan(text);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('request.malformed', { cause });
  }
}

function scan(text: string): void {
  const names: (Set<string> | null)[] = [];
  let members = 0;
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      const raw = text.slice(at, end);
      const value = raw.includes('\\') ? unescape(raw) : raw.slice(1, -1);
      if (value.includes('\0') || /\p{Surrogate}/u.test(value)) throw new AppError('request.invalid-text');
      if (isName(text, end)) noteName(names.at(-1), value);
      at = end;
    } else {
      if (char === '{' || char === '[') {
        names.push(char === '{' ? new Set() : null);
        if (names.length > MAX_DEPTH) throw new AppError('request.malformed');
      } else if (char === '}' || char === ']') names.pop();
      else if (char === ',' && ++members > MAX_MEMBERS) throw new AppError('request.malformed');
      at += 1;
    }
  }
}

function noteName(names: Set<string> | null | undefined, name: string): void {
  if (!names || names.has(name)) throw new AppError('request.malformed');
  names.add(name);
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '"') return at + 1;
  }
  throw new AppError('request.malformed');
}

function isName(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return text[at] === ':';
}

function unescape(raw: string): string {
  try {
    return String(JSON.parse(raw));
  } catch (cause) {
    throw new AppError('request.malformed', { cause });
  }
}
