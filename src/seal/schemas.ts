import * as v from 'valibot';

/** Schemas shared by the formats (docs/format.md). */

export const digestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** ISO 8601 in UTC with milliseconds, as `Date.toISOString()` writes it. */
export const instantSchema = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
/** 0, 1, 2 … */
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** 1, 2, 3 … */
export const positiveSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
