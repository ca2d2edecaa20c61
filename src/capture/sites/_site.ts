import type { PostExtraction } from '../../domain/capture/extraction.ts';
import type { AddressRule } from '../address.ts';
import type { PageView } from '../view.ts';

/** Why a platform's page shows no post that its reader knows; a warning of the item, whoever then reads it. */
export type Breakage = 'not-logged-in' | 'login-wall' | 'deleted' | 'layout-unknown';

/**
 * A reader: one file a platform. Pure and synchronous over the view it is given: no network, no write to the
 * page, no dependence on the interface's language. It starts from the element a person picked and never takes
 * an identity from page-wide metadata unless addresses or ids agree. It may throw: the generic reader then answers.
 */
export interface Site {
  /** The platform's name in an item, too. */
  readonly id: string;
  /** Raised with every change of what it reads; sealed in the item. */
  readonly version: string;
  /** ISO date its selectors were last seen to work on a real page; null where none was at hand. */
  readonly confirmed: string | null;
  /** How this platform writes its addresses. */
  readonly address?: AddressRule;
  matches(view: PageView): boolean;
  /** The post that holds `el`, visible; null when there is none. */
  itemOf(el: Element, view: PageView): Element | null;
  /** Every visible post, in document order. */
  list(view: PageView): Element[];
  /** The post's native id, to know it again when a virtual list recycles its element; null when it has none. */
  key(el: Element, view: PageView): string | null;
  read(el: Element, view: PageView): PostExtraction;
  /** Asked where this reader saw no post: what stands in the way, when the page says so. */
  breakage?(view: PageView): Breakage | null;
}
