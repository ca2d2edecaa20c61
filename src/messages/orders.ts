import * as v from 'valibot';
import type { PageOrder } from './capture.ts';
import { linkedSchema } from './linked.ts';

const text = v.pipe(v.string(), v.maxLength(100_000));

const orderSchema = v.variant('type', [
  v.object({
    type: v.literal('pick'),
    hint: v.object({
      linkUrl: v.exactOptional(text),
      srcUrl: v.exactOptional(text),
      selectionText: v.exactOptional(text),
    }),
    link: v.exactOptional(linkedSchema),
  }),
  v.object({ type: v.literal('profile'), link: linkedSchema }),
  v.object({ type: v.literal('list') }),
  v.object({ type: v.literal('look') }),
  v.object({ type: v.literal('underway'), stop: v.boolean() }),
  v.object({ type: v.literal('capture'), index: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  v.object({ type: v.literal('screen'), link: v.exactOptional(linkedSchema) }),
  v.object({ type: v.literal('page') }),
  v.object({ type: v.literal('zone') }),
  v.object({ type: v.literal('thread') }),
]) satisfies v.GenericSchema<unknown, PageOrder>;

export function parseOrder(message: unknown): PageOrder | null {
  const parsed = v.safeParse(orderSchema, message);
  return parsed.success ? parsed.output : null;
}
