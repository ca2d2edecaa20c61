import type { PostExtraction } from '../../domain/capture/extraction.ts';
import type { AddressRule } from '../address.ts';
import type { FoldedSelectors } from '../folded/foldedControls.ts';
import type { PageView } from '../pageView.ts';
import type { AllowedButtons } from './_unfold.ts';

/**
 * Why a platform's page shows no post that its reader recognises. Added to the item as a warning, whichever reader
 * reads it.
 */
export type Breakage =
  | 'not-logged-in'
  | 'login-wall'
  | 'deleted'
  /** The page shows no text and no picture. */
  | 'nothing-rendered'
  /** Part of the page is in a closed shadow root. */
  | 'content-closed'
  | 'layout-unknown';

/**
 * A reader: one file per platform. Synchronous, without side effects: no network, no write to the page, no dependence
 * on the interface language. It starts from the element a person picked and never takes an identity from page-wide
 * metadata unless addresses or ids agree. It may throw: the generic reader is then used.
 */
export interface Site {
  /** Also the platform's name in an item. */
  readonly id: string;
  /** Increased with every change of what it reads; sealed in the item. */
  readonly version: string;
  /** ISO date on which its selectors were last verified on a real page; null when none was available. */
  readonly confirmed: string | null;
  /** The platform's rule for canonical addresses. */
  readonly address?: AddressRule;
  matches(view: PageView): boolean;
  /** Returns the visible post that contains `el`; null when there is none. */
  findItem(el: Element, view: PageView): Element | null;
  /** Returns every visible post, in document order. */
  listItems(view: PageView): Element[];
  /**
   * Returns the post's native id, which identifies it when a virtual list reuses its element; null when it has none.
   */
  readKey(el: Element, view: PageView): string | null;
  readItem(el: Element, view: PageView): PostExtraction;
  /** What the platform folds; French and English words are found without a selector. */
  readonly folded?: FoldedSelectors;
  /** What « Déplier puis capturer » may press. */
  readonly unfold?: AllowedButtons;
  /** Called when this reader found no post: returns the reason, when the page shows it. */
  findBreakage?(view: PageView): Breakage | null;
}
