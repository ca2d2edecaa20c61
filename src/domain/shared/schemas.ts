import * as v from 'valibot';

/**
 * Schemas shared by the formats (docs/format.md), by stored documents and by messages. Their input can be of any
 * origin: a backup, a received dossier, a damaged disk, another process.
 */

/** SHA-256 in lower-case hex. */
export const digestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** ISO 8601 in UTC with milliseconds, as `Date.toISOString()` writes it. */
export const instantSchema = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
/** A day in the format of a date field: `2026-11-20`. */
export const daySchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\d$/),
  v.check((day) => !Number.isNaN(Date.parse(day))),
);
/** 0, 1, 2 … */
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** 1, 2, 3 … */
export const positiveSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** An id in a message of this version. */
export const uuidSchema = v.pipe(v.string(), v.uuid());

export const isWellFormed = (text: string): boolean => text.isWellFormed();

/** Text without lone surrogates, which canonical JSON cannot contain. `max`: UTF-16 code units. */
// @__NO_SIDE_EFFECTS__
export function textUpTo(max: number) {
  return v.pipe(v.string(), v.maxLength(max), v.check(isWellFormed));
}

/** An id that Recueil stored, in any version. Only the length is checked. */
export const storedIdSchema = textUpTo(36);

/** Maximum length of what the person types, on one line and on several; the form fields have the same limits. */
export const MAX_SHORT_TEXT = 500;
export const MAX_LONG_TEXT = 50_000;
export const shortTextSchema = textUpTo(MAX_SHORT_TEXT);
export const longTextSchema = textUpTo(MAX_LONG_TEXT);

/** An array of at most `max` values that is not modified. */
// @__NO_SIDE_EFFECTS__
export function listOf<S extends v.GenericSchema>(item: S, max = 5000) {
  return v.pipe(v.array(item), v.maxLength(max), v.readonly());
}

/** An object that is not modified. Unknown keys are dropped. */
// @__NO_SIDE_EFFECTS__
export function objectOf<const E extends v.ObjectEntries>(entries: E) {
  return v.pipe(v.object(entries), v.readonly());
}

/** Returns a function that returns null for an invalid value. It stops at the first fault: the value may be huge. */
// @__NO_SIDE_EFFECTS__
export function parseOrNull<S extends v.GenericSchema>(schema: S): (value: unknown) => v.InferOutput<S> | null {
  return (value) => {
    const parsed = v.safeParse(schema, value, { abortEarly: true });
    return parsed.success ? parsed.output : null;
  };
}
