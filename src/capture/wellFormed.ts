import type { PageFields } from '../domain/capture/observation.ts';
import type { FieldNote } from '../domain/item/item.ts';

/**
 * Makes all strings of an observation well-formed. A post may contain half of a surrogate pair, which canonical JSON
 * refuses, and must not abort its own capture. The text is repaired (U+FFFD), its UTF-16 code units are kept in hex
 * beside it, and a warning is added. A value longer than the limit is cut, with another warning.
 */
export function makeWellFormed(pageFields: PageFields): PageFields {
  if (isAcceptable(pageFields)) return pageFields;
  const brokenTexts = new Map<string, string>();
  const truncatedPaths = new Set<string>();
  const repaired = repair(pageFields, '', brokenTexts, truncatedPaths);
  if (brokenTexts.size === 0 && truncatedPaths.size === 0) return pageFields;
  const fields: Record<string, FieldNote> = { ...repaired.reading.fields };
  for (const [path, text] of brokenTexts)
    fields[path] = { ...findNote(path, fields), codeUnits: toHex(text.slice(0, MAX_TEXT_LENGTH / 4)) };
  return {
    ...repaired,
    warnings: [
      ...repaired.warnings,
      ...(brokenTexts.size > 0 ? ['text-not-well-formed'] : []),
      ...(truncatedPaths.size > 0 ? ['value-cut'] : []),
    ],
    reading: { ...repaired.reading, fields },
  };
}

/** Nearly every post is acceptable: this test avoids copying it. */
function isAcceptable(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= MAX_CODE_LENGTH && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  // A loop without an array of values: this runs for each post of a long page.
  for (const name in value) if (!isAcceptable(value[name as keyof typeof value])) return false;
  return true;
}

/** UTF-16 code units, as in the schema of an observation. */
const MAX_TEXT_LENGTH = 5_000_000;
const MAX_VALUE_LENGTH = 20_000;
const MAX_CODE_LENGTH = 200;
const TEXT_PATHS = new Set(['text', 'context.quoted.text']);
const CODE_PATHS = /^(?:timeZone|platform|page\.lang|posting\.(?:iso|source)|http\.protocol|(?:warnings|reading)\..*)$/;

function getMaxLength(path: string): number {
  if (TEXT_PATHS.has(path)) return MAX_TEXT_LENGTH;
  return CODE_PATHS.test(path) ? MAX_CODE_LENGTH : MAX_VALUE_LENGTH;
}

/** Returns at most `maxLength` code units, without splitting a surrogate pair. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return text.slice(0, (text.codePointAt(maxLength - 1) ?? 0) > 0xffff ? maxLength - 1 : maxLength);
}

/**
 * Repairs a value made of plain objects, arrays and strings. `brokenTexts` gets the path and text of each repaired
 * string, `truncatedPaths` the path of each cut one.
 */
function repair<T>(value: T, path: string, brokenTexts: Map<string, string>, truncatedPaths: Set<string>): T {
  const at = (name: string | number): string => (path ? `${path}.${name}` : String(name));
  if (typeof value === 'string') {
    const text = truncate(value, getMaxLength(path));
    if (text !== value) truncatedPaths.add(path);
    if (!text.isWellFormed()) brokenTexts.set(path, text);
    return text.toWellFormed() as typeof value; // a string stays a string
  }
  if (Array.isArray(value))
    return value.map((part, index) => repair(part, at(index), brokenTexts, truncatedPaths)) as typeof value; // same shape
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(
    ([name, part]) => [name, repair(part, at(name), brokenTexts, truncatedPaths)] as const,
  );
  return Object.fromEntries(parts) as typeof value; // same keys, same shape
}

/** Returns the note of the nearest field that contains `path`: `media.0.alt` was read as `media` was. */
function findNote(path: string, fields: Readonly<Record<string, FieldNote>>): FieldNote {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const known = fields[at];
    if (known) return known;
  }
  return { how: 'dom', confidence: null };
}

function toHex(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('');
}
