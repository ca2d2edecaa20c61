import * as v from 'valibot';
import type { PageCommand } from './capturePort.ts';
import { itemLinkSchema } from './itemLinks.ts';

const text = v.pipe(v.string(), v.maxLength(100_000));

const commandSchema = v.variant('type', [
  v.object({
    type: v.literal('pick'),
    hint: v.object({
      linkUrl: v.exactOptional(text),
      srcUrl: v.exactOptional(text),
      selectionText: v.exactOptional(text),
    }),
    link: v.exactOptional(itemLinkSchema),
  }),
  v.object({ type: v.literal('profile'), link: itemLinkSchema }),
  v.object({ type: v.literal('list') }),
  v.object({ type: v.literal('diagnose') }),
  v.object({ type: v.literal('runningCapture'), stop: v.boolean() }),
  v.object({ type: v.literal('capture'), index: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  v.object({ type: v.literal('screen'), link: v.exactOptional(itemLinkSchema) }),
  v.object({ type: v.literal('page') }),
  v.object({ type: v.literal('zone') }),
  v.object({ type: v.literal('thread') }),
]) satisfies v.GenericSchema<unknown, PageCommand>;

/** Returns null when the message is not a command. */
export function parseCommand(message: unknown): PageCommand | null {
  const parsed = v.safeParse(commandSchema, message);
  return parsed.success ? parsed.output : null;
}
