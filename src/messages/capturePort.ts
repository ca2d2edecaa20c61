import type {
  ContextMenuHint,
  FullPageMethod,
  Observation,
  ScreenshotArea,
} from '../domain/capture/observation.ts';
import type { CaptureEntry, CaptureMode } from '../domain/item/item.ts';
import type { ItemLink } from '../domain/item/itemLinks.ts';
import type { RefusalCode } from '../domain/shared/errors.ts';

/** background → content script, one shot each; the answer comes back as the message's reply. */
export type PageCommand =
  | { readonly type: 'pick'; readonly hint: ContextMenuHint; readonly link?: ItemLink }
  | { readonly type: 'profile'; readonly link: ItemLink }
  | { readonly type: 'list' }
  | { readonly type: 'diagnose' }
  /** The popup opened: a choice on the page ends. Answers whether a long capture goes on, which `stop` ends where it is. */
  | { readonly type: 'runningCapture'; readonly stop: boolean }
  | { readonly type: 'capture'; readonly index: number }
  | { readonly type: 'screen'; readonly link?: ItemLink }
  | { readonly type: 'page' }
  | { readonly type: 'zone' }
  | { readonly type: 'thread' };

/** Over the port `capture`, opened by the content script, in this order: begin, shoot (several for a long page), chunk…, archive where wanted, observed. */
export type FromPage =
  | {
      readonly type: 'begin';
      readonly mode: CaptureMode;
      readonly entry: CaptureEntry;
      readonly link?: ItemLink;
      /** An attempt at the same post, cut short: once this one is sealed there is nothing left to tell of it. */
      readonly insteadOf?: string;
    }
  | { readonly type: 'shoot'; readonly address: string; readonly area: ScreenshotArea }
  | { readonly type: 'chunk'; readonly file: TextFile; readonly text: string }
  | { readonly type: 'observed'; readonly observation: Observation }
  /** The page stands as it was: the moment for `page.mhtml`, where it is wanted. */
  | { readonly type: 'archive'; readonly address: string }
  | { readonly type: 'gaveUp'; readonly code: RefusalCode }
  /** After the worker died in the middle: what became of this attempt? */
  | { readonly type: 'ask'; readonly attempt: string };

export type ToPage =
  | {
      readonly type: 'begun';
      readonly attempt: string;
      readonly method: FullPageMethod;
      readonly archive: boolean;
    }
  | { readonly type: 'archived' }
  /** The picture is taken; the next one can be in so many milliseconds (Chromium's quota). */
  | { readonly type: 'shot'; readonly freeInMs: number }
  | { readonly type: 'sealed'; readonly ordinal: number }
  | { readonly type: 'refused'; readonly code: RefusalCode | 'bug' };

export type TextFile = 'page.html' | 'texte.txt';

export const CAPTURE_PORT = 'capture';
