import type { PageFields } from '../domain/capture/observation.ts';
import type { FieldNote } from '../domain/item/item.ts';

/**
 * A post may hold half of a surrogate pair; canonical JSON refuses it, and no post may abort its own capture. The
 * text is mended (U+FFFD), its UTF-16 code units are kept in hex beside it, and a warning says so. A value longer than
 * an observation may hold is cut, and a warning says that too.
 */
export function wellFormedSeen(seen: PageFields): PageFields {
  if (isSound(seen)) return seen;
  const broken = new Map<string, string>();
  const cut = new Set<string>();
  const mended = mend(seen, '', broken, cut);
  if (broken.size === 0 && cut.size === 0) return seen;
  const fields: Record<string, FieldNote> = { ...mended.reading.fields };
  for (const [path, text] of broken)
    fields[path] = { ...noteFor(path, fields), codeUnits: hexOf(text.slice(0, LONG / 4)) };
  return {
    ...mended,
    warnings: [
      ...mended.warnings,
      ...(broken.size > 0 ? ['text-not-well-formed'] : []),
      ...(cut.size > 0 ? ['value-cut'] : []),
    ],
    reading: { ...mended.reading, fields },
  };
}

/** Nearly every post is: its strings are short enough wherever they stand. */
function isSound(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= CODE && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  // No list of its values is made: each post of a long page comes by.
  for (const name in value) if (!isSound(value[name as keyof typeof value])) return false;
  return true;
}

/** UTF-16 code units, as the shape check of an observation counts them. */
const LONG = 5_000_000;
const SHORT = 20_000;
const CODE = 200;
const TEXTS = new Set(['text', 'context.quoted.text']);
const CODES =
  /^(?:timeZone|platform|page\.lang|posting\.(?:iso|source)|http\.protocol|(?:warnings|reading)\..*)$/;

function longest(path: string): number {
  if (TEXTS.has(path)) return LONG;
  return CODES.test(path) ? CODE : SHORT;
}

/** At most `most` code units, never half of a surrogate pair more than the text had. */
export function cutAt(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, (text.codePointAt(most - 1) ?? 0) > 0xffff ? most - 1 : most);
}

/**
 * Any value made of plain objects, arrays and strings; `broken` gets the path and text of each that was mended, `cut`
 * the path of each that was cut.
 */
function mend<T>(value: T, path: string, broken: Map<string, string>, cut: Set<string>): T {
  const at = (name: string | number): string => (path ? `${path}.${name}` : String(name));
  if (typeof value === 'string') {
    const text = cutAt(value, longest(path));
    if (text !== value) cut.add(path);
    if (!text.isWellFormed()) broken.set(path, text);
    return text.toWellFormed() as typeof value; // string in, string out
  }
  if (Array.isArray(value))
    return value.map((part, index) => mend(part, at(index), broken, cut)) as typeof value; // same shape
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(
    ([name, part]) => [name, mend(part, at(name), broken, cut)] as const,
  );
  return Object.fromEntries(parts) as typeof value; // same names, same shape
}

/** The note of the nearest field that holds `path`: `media.0.alt` was read the way `media` was. */
function noteFor(path: string, fields: Readonly<Record<string, FieldNote>>): FieldNote {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const known = fields[at];
    if (known) return known;
  }
  return { how: 'dom', confidence: null };
}

function hexOf(text: string): string {
  return Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  ).join('');
}
