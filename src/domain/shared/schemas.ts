import * as v from 'valibot';

/**
 * Small parsers for documents of any origin (a backup, a received dossier, a damaged disk). The domain imports no
 * package, so it has its own. A parser returns the value, or null when it is invalid. Unknown keys are dropped.
 */
export type Parser<T> = (value: unknown) => { readonly value: T } | null;

/** The type that a parser returns. */
export type Parsed<P> = P extends Parser<infer T> ? T : never;

type ParserMap = Readonly<Record<string, Parser<unknown>>>;
type ParsedRecord<S extends ParserMap> = { readonly [K in keyof S]: Parsed<S[K]> };

export const textUpTo =
  (max: number): Parser<string> =>
  (value) =>
    typeof value === 'string' && value.length <= max && value.isWellFormed() ? { value } : null;

/** An id that Recueil created. Only the length is checked. */
export const uuid = textUpTo(36);

/** Maximum length of what the person types, on one line and on several; the form fields have the same limits. */
export const MAX_SHORT_TEXT = 500;
export const MAX_LONG_TEXT = 50_000;
export const shortText = textUpTo(MAX_SHORT_TEXT);
export const longText = textUpTo(MAX_LONG_TEXT);

export const bool: Parser<boolean> = (value) => (typeof value === 'boolean' ? { value } : null);

export const wholeNumber: Parser<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? { value } : null;

export const literal =
  <const T extends string>(wanted: T): Parser<T> =>
  (value) =>
    value === wanted ? { value: wanted } : null;

export function oneOf<const T extends string | number>(allowed: readonly T[]): Parser<T> {
  return (value) => {
    const found = allowed.find((one) => one === value);
    return found === undefined ? null : { value: found };
  };
}

export const orNull =
  <T>(inner: Parser<T>): Parser<T | null> =>
  (value) =>
    value === null ? { value: null } : inner(value);

/** Uses `fallback` for a missing key, in documents older than the key. */
export const orMissing =
  <T>(inner: Parser<T>, fallback: T): Parser<T> =>
  (value) =>
    value === undefined ? { value: fallback } : inner(value);

export function listOf<T>(inner: Parser<T>, max = 5000): Parser<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > max) return null;
    const parsed = value.map((one: unknown) => inner(one));
    const values = parsed.flatMap((one) => (one === null ? [] : [one.value]));
    return values.length === value.length ? { value: values } : null;
  };
}

export function objectOf<S extends ParserMap>(parsers: S): Parser<ParsedRecord<S>> {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const found = new Map(Object.entries(value));
    const parsed: [string, unknown][] = [];
    for (const [key, inner] of Object.entries(parsers)) {
      const one = inner(found.get(key));
      if (one === null) return null;
      parsed.push([key, one.value]);
    }
    // Each value passed the parser of its key.
    return { value: Object.fromEntries(parsed) as ParsedRecord<S> };
  };
}

/** ISO 8601 instant in UTC with milliseconds. */
export const instant: Parser<string> = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? { value } : null;

/** A day in the format of a date field: `2026-11-20`. */
export const day: Parser<string> = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? { value } : null;

export const parseOrNull =
  <T>(parser: Parser<T>) =>
  (value: unknown): T | null =>
    parser(value)?.value ?? null;

/** Schemas shared by the formats (docs/format.md). */

export const digestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** ISO 8601 in UTC with milliseconds, as `Date.toISOString()` writes it. */
export const instantSchema = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
/** 0, 1, 2 … */
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** 1, 2, 3 … */
export const positiveSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
