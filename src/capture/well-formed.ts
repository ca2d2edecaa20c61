import type { FieldNote } from '../domain/item.ts';
import type { Seen } from '../domain/observation.ts';

/**
 * A post may hold half of a surrogate pair; canonical JSON refuses it, and no post may abort its own capture. The
 * text is mended (U+FFFD), its UTF-16 code units are kept in hex beside it, and a warning says so.
 */
export function wellFormedSeen(seen: Seen): Seen {
  const broken = new Map<string, string>();
  const mended = mend(seen, '', broken);
  if (broken.size === 0) return seen;
  const fields: Record<string, FieldNote> = { ...mended.reading.fields };
  for (const [path, text] of broken) fields[path] = { ...noteFor(path, fields), codeUnits: hexOf(text) };
  return {
    ...mended,
    warnings: [...mended.warnings, 'text-not-well-formed'],
    reading: { ...mended.reading, fields },
  };
}

/** Any value made of plain objects, arrays and strings; `broken` gets the path and text of each that was mended. */
function mend<T>(value: T, path: string, broken: Map<string, string>): T {
  const at = (name: string | number): string => (path ? `${path}.${name}` : String(name));
  if (typeof value === 'string') {
    if (value.isWellFormed()) return value;
    broken.set(path, value);
    return value.toWellFormed() as typeof value; // string in, string out
  }
  if (Array.isArray(value)) return value.map((part, index) => mend(part, at(index), broken)) as typeof value; // same shape
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([name, part]) => [name, mend(part, at(name), broken)] as const);
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
