import type { FullPageMethod } from '../domain/capture/capturedPage.ts';
import type { CaseLabel } from '../domain/case/case.ts';
import { ITEM_RELATIONS, type ItemLink } from '../domain/item/item.ts';
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
export type PageCommand =
  | {
      readonly type: 'pick';
      readonly hint: { readonly linkUrl?: string; readonly srcUrl?: string; readonly hasPlace?: true };
      readonly link?: ItemLink;
    }
  | { readonly type: 'profile'; readonly link: ItemLink }
  | { readonly type: 'list' }
  | { readonly type: 'diagnose' }
  | { readonly type: 'page' }
  | { readonly type: 'zone' }
  | { readonly type: 'thread' }
  /**
   * Ends a picker or region selector, unless `keepsChoice`. Replies whether a long capture is running; `stop` ends it
   * with what it has. `clears`: the store was locked or something was erased, so that no notice may remain; with
   * `stop`, none follows either.
   */
  | {
      readonly type: 'runningCapture';
      readonly stop: boolean;
      readonly clears?: boolean;
      readonly keepsChoice?: boolean;
    }
  | { readonly type: 'capture'; readonly index: number }
  | { readonly type: 'screen'; readonly link?: ItemLink };

type Test = (value: unknown) => boolean;

const isType =
  (name: 'string' | 'boolean'): Test =>
  (value) =>
    typeof value === name;
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const hasFields =
  (tests: Readonly<Record<string, Test>>): Test =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(tests).every(([name, test]) => test((value as Readonly<Record<string, unknown>>)[name]));

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const isAlone: Test = () => true;
const isLink = hasFields({
  item: (value) => typeof value === 'string' && UUID.test(value),
  relation: (value) => ITEM_RELATIONS.some((one) => one === value),
});

/** By hand: a library of schemas would be 5 KB of the 230 KB that a capture injects into a page. */
const COMMAND_TESTS: Readonly<Record<PageCommand['type'], Test>> = {
  pick: hasFields({
    hint: hasFields({
      linkUrl: optional(isType('string')),
      srcUrl: optional(isType('string')),
      hasPlace: optional((value) => value === true),
    }),
    link: optional(isLink),
  }),
  profile: hasFields({ link: isLink }),
  screen: hasFields({ link: optional(isLink) }),
  runningCapture: hasFields({
    stop: isType('boolean'),
    clears: optional(isType('boolean')),
    keepsChoice: optional(isType('boolean')),
  }),
  capture: hasFields({ index: (value) => Number.isSafeInteger(value) && Number(value) >= 0 }),
  list: isAlone,
  diagnose: isAlone,
  page: isAlone,
  zone: isAlone,
  thread: isAlone,
};

/** Returns null when the message is not a command. */
export function parseCommand(message: unknown): PageCommand | null {
  const { type } = Object(message) as { readonly type?: unknown };
  const test = Object.entries(COMMAND_TESTS).find(([name]) => name === type)?.[1];
  return test?.(message) ? (message as PageCommand) : null; // tested
}
