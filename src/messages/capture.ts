import type { RefusalCode } from '../domain/errors.ts';
import type { CaptureEntry, CaptureMode } from '../domain/item.ts';
import type { Linked } from '../domain/linked.ts';
import type { Observation, PickHint, ShotArea, WholePageWay } from '../domain/observation.ts';

/** background → content script, one shot each; the answer comes back as the message's reply. */
export type PageOrder =
  | { readonly type: 'pick'; readonly hint: PickHint; readonly link?: Linked }
  | { readonly type: 'profile'; readonly link: Linked }
  | { readonly type: 'list' }
  | { readonly type: 'look' }
  /** The popup opened: a choice on the page ends. Answers whether a long capture goes on, which `stop` ends where it is. */
  | { readonly type: 'underway'; readonly stop: boolean }
  | { readonly type: 'capture'; readonly index: number }
  | { readonly type: 'screen'; readonly link?: Linked }
  | { readonly type: 'page' }
  | { readonly type: 'zone' }
  | { readonly type: 'thread' };

/** Over the port `capture`, opened by the content script, in this order: begin, shoot (several for a long page), chunk…, archive where wanted, observed. */
export type FromPage =
  | {
      readonly type: 'begin';
      readonly mode: CaptureMode;
      readonly entry: CaptureEntry;
      readonly link?: Linked;
      /** An attempt at the same post, cut short: once this one is sealed there is nothing left to tell of it. */
      readonly insteadOf?: string;
    }
  | { readonly type: 'shoot'; readonly address: string; readonly area: ShotArea }
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
      readonly way: WholePageWay;
      readonly archive: boolean;
    }
  | { readonly type: 'archived' }
  /** The picture is taken; the next one can be in so many milliseconds (Chromium's quota). */
  | { readonly type: 'shot'; readonly freeInMs: number }
  | { readonly type: 'sealed'; readonly ordinal: number }
  | { readonly type: 'refused'; readonly code: RefusalCode | 'bug' };

export type TextFile = 'page.html' | 'texte.txt';

export const CAPTURE_PORT = 'capture';
