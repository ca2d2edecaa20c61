import * as v from 'valibot';
import type { FullPageMethod } from '../domain/capture/capturedPage.ts';
import type { CaseLabel } from '../domain/case/case.ts';
import { itemLinkSchema } from '../domain/item/item.ts';
import type { RefusalCode } from '../domain/shared/errors.ts';

/** The part of a runtime port that both sides of a capture use. */
export interface PortLike {
  postMessage(message: unknown): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
  disconnect(): void;
}

export type ToPage =
  | {
      readonly type: 'begun';
      readonly attempt: string;
      readonly method: FullPageMethod;
      readonly archive: boolean;
    }
  | { readonly type: 'archived' }
  /** The part of a full page that the window shows is taken: a cover no longer disturbs the rest. */
  | { readonly type: 'windowShot' }
  /** The screenshot is taken. The next one is allowed in `freeInMs` milliseconds (Chromium's quota). */
  | { readonly type: 'shot'; readonly freeInMs: number }
  | CaptureEnding;

/** The outcome of a capture, shown in a toast on the page. */
export type CaptureEnding =
  /**
   * `total`: items kept in its case; null while the store is locked, when a page shows neither number nor account to
   * whoever is there.
   * `warnings`: those of the item, more than the page sent; not known after the worker was stopped. `current`: its
   * case, when there are several and the store is not locked.
   */
  | {
      readonly type: 'sealed';
      readonly total: number | null;
      readonly warnings?: readonly string[];
      readonly current?: CaseLabel;
    }
  | { readonly type: 'refused'; readonly code: RefusalCode | 'bug' };

export type TextFile = 'page.html' | 'texte.txt';

/** Name of the port of one capture; after it a space and the epoch token of the page's command. */
export const CAPTURE_PORT = 'capture';

/** The epoch token that a command brings to the page, and a question brings back; '' when there is none. */
export function parseEpochToken(message: unknown): string {
  const { epoch } = Object(message) as { readonly epoch?: unknown };
  return typeof epoch === 'string' ? epoch : '';
}

/** A command of the background to the capture script. The answer is the message's reply. */
const commandSchema = v.variant('type', [
  v.object({
    type: v.literal('pick'),
    hint: v.object({
      linkUrl: v.exactOptional(v.string()),
      srcUrl: v.exactOptional(v.string()),
      hasPlace: v.exactOptional(v.literal(true)),
    }),
    link: v.exactOptional(itemLinkSchema),
  }),
  v.object({ type: v.literal('profile'), link: itemLinkSchema }),
  v.object({ type: v.literal('list') }),
  v.object({ type: v.literal('diagnose') }),
  /**
   * Ends a picker or region selector, unless `keepsChoice`. Replies whether a long capture is running; `stop` ends it
   * with what it has. `clears`: the store was locked or something was erased, so that no notice may remain; with
   * `stop`, none follows either.
   */
  v.object({
    type: v.literal('runningCapture'),
    stop: v.boolean(),
    clears: v.exactOptional(v.boolean()),
    keepsChoice: v.exactOptional(v.boolean()),
  }),
  v.object({ type: v.literal('capture'), index: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  v.object({ type: v.literal('screen'), link: v.exactOptional(itemLinkSchema) }),
  v.object({ type: v.literal('page') }),
  v.object({ type: v.literal('zone') }),
  v.object({ type: v.literal('thread') }),
]);

export type PageCommand = v.InferOutput<typeof commandSchema>;

/** Returns null when the message is not a command. */
export function parseCommand(message: unknown): PageCommand | null {
  const parsed = v.safeParse(commandSchema, message);
  return parsed.success ? parsed.output : null;
}
