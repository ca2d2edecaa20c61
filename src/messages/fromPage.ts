import * as v from 'valibot';
import { CHUNK_CHARS } from '../domain/limits.ts';
import type { PostChoice } from '../domain/observation.ts';
import type { FromPage } from './capture.ts';
import { observationSchema } from './observation.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

const fromPageSchema = v.variant('type', [
  v.object({
    type: v.literal('begin'),
    mode: v.picklist(['post', 'screen']),
    entry: v.picklist(['picker', 'list', 'menu', 'screen']),
  }),
  v.object({ type: v.literal('shoot'), address: text(20_000) }),
  v.object({
    type: v.literal('chunk'),
    file: v.picklist(['page.html', 'texte.txt']),
    text: text(CHUNK_CHARS),
  }),
  v.object({ type: v.literal('observed'), observation: observationSchema }),
  v.object({
    type: v.literal('gaveUp'),
    code: v.picklist(['post-gone', 'page-pdf', 'cancelled', 'nothing-there']),
  }),
  v.object({ type: v.literal('ask'), attempt: v.pipe(v.string(), v.uuid()) }),
]) satisfies v.GenericSchema<unknown, FromPage>;

const choicesSchema = v.pipe(
  v.array(
    v.object({
      index: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      author: v.nullable(text(500)),
      posted: v.nullable(text(500)),
      firstWords: v.nullable(text(1000)),
    }),
  ),
  v.maxLength(5000),
) satisfies v.GenericSchema<unknown, PostChoice[]>;

/** Null when the message is not one of ours: the sender is a page's process, and may lie. */
export function parseFromPage(message: unknown): FromPage | null {
  const parsed = v.safeParse(fromPageSchema, message);
  return parsed.success ? parsed.output : null;
}

export function parseChoices(message: unknown): readonly PostChoice[] | null {
  const parsed = v.safeParse(choicesSchema, message);
  return parsed.success ? parsed.output : null;
}
