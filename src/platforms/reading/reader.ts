import { type FoldedSelectors, SHOW_ORIGINAL } from '../../dom/foldedControls.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  extractedValue,
  missingValue,
  missingValues,
  type PostExtraction,
  type Surface,
} from '../../domain/capture/extraction.ts';
import type { AddressRule } from './canonicalAddress.ts';

/** Why a page shows no post that its reader recognises: a warning of the item, whichever reader reads it. */
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
export interface Reader {
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
  findPost(el: Element, view: PageView): Element | null;
  /** Returns every visible post, in document order. */
  listPosts(view: PageView): Element[];
  /** Identifies the post when a virtual list reuses its element; null when it has none. */
  readKey(el: Element, view: PageView): string | null;
  readPost(el: Element, view: PageView): PostExtraction;
  /** What the platform folds; French and English words are found without a selector. */
  readonly folded?: FoldedSelectors;
  /** What « Déplier puis capturer » may press. */
  readonly unfold?: AllowedButtons;
  /** Called when this reader found no post: returns the reason, when the page shows it. */
  findBreakage?(view: PageView): Breakage | null;
}

/** A button that « Déplier puis capturer » may press. In other languages than these labels it is only counted. */
interface AllowedButton {
  readonly selector: string;
  /** The whole label, in French or English, without the signs around it. */
  readonly label: RegExp;
  /** Where its markup was read. */
  readonly source: string;
}

/**
 * For platforms alone: on software that anybody hosts, and on pages that the generic reader reads, a page's owner
 * decides what a button does. Every source was read on 21 November 2026; none could be tried with an account.
 */
interface AllowedButtons {
  /** Complete host names, without `www.`. */
  readonly hosts: readonly string[];
  readonly buttons: readonly AllowedButton[];
}

/** Under a text that is cut. */
export const MORE_TEXT =
  /^(?:(?:afficher|voir|en voir) (?:plus|la suite)|(?:show|see) more|lire la suite|read more|plus|more)$/iu;
/** With the spaces after it. */
const NUMBER = String.raw`\d[\d\s.,]*(?:[kKM]\s?)?`;
/** In place of replies. */
export const MORE_REPLIES = new RegExp(
  `^(?:${[
    `(?:afficher|voir) (?:les |toutes les |la |plus de |d’autres )?(?:${NUMBER})?(?:autres )?(?:réponses?|commentaires?)(?: supplémentaires| précédentes?)?(?:, y compris .{1,80})?`,
    `(?:show|view) (?:all |the )?(?:${NUMBER})?(?:more |additional |previous )?(?:replies|reply|comments?)(?:, including .{1,80})?`,
    `(?:voir les réponses|view (?:more )?replies) \\(${NUMBER}\\)?`,
    `${NUMBER}(?:réponses?|more replies|more reply|replies|reply)(?: supplémentaires?)?`,
    `.{1,60} (?:a répondu|ont répondu|replied) [·•] ${NUMBER}(?:réponses?|replies|reply)`,
  ].join('|')})$`,
  'iu',
);

/** Buttons under the text of a post, among which is the one that shows its original words. */
export const ORIGINALS = 'button, [role="button"], tp-yt-paper-button';
/** No published markup shows this button: its whole label, inside a post, is what is known of it. */
export const ORIGINAL_BUTTON: AllowedButton = {
  selector: ORIGINALS,
  label: SHOW_ORIGINAL,
  source: 'labels in public extensions and moderation tools of 2025 and 2026',
};

const loaded = new Map<string, readonly Reader[]>();
const rules: AddressRule[] = [];

/** Called once by each pack when its script is run. */
export function registerReaders(pack: string, readers: readonly Reader[]): void {
  loaded.set(pack, readers);
  rules.push(...readers.flatMap(({ address }) => address ?? []));
}

/** The packs that were loaded beside the capture script, and their readers. */
export const LOADED_PACKS: ReadonlyMap<string, readonly Reader[]> = loaded;

export const listReaders = (): readonly Reader[] => [...loaded.values()].flat();

/** The address rules of the loaded readers. */
export const ADDRESS_RULES: readonly AddressRule[] = rules;

/**
 * Returns an extraction without values, to be completed by a platform's reader. `why` is the reason for the values it
 * does not look for.
 */
export function createEmptyExtraction(
  { id, version, confirmed }: Pick<Reader, 'id' | 'version' | 'confirmed'>,
  surface: Surface,
): PostExtraction {
  return {
    ...missingValues('not-shown'),
    reader: { id, version, confirmed },
    platform: id,
    surface: extractedValue(surface, 'container', 'high'),
    nativeIds: {},
    quoted: missingValue('none-shown'),
    warnings: [],
  };
}
