import type { PageView } from '../pageView.ts';
import {
  getAttribute,
  getLocalName,
  getParentElement,
  getTextContent,
  keepInnermost,
  matches,
  queryAll,
  queryOne,
} from '../safeDom.ts';
import { type FoldedWords, mayFoldText, parseFoldedWords, readCount } from './foldedWords.ts';

/** A reader's own selectors of what its platform folds. They hold in every interface language. */
export interface FoldedSelectors {
  /** The control under a text that is cut. */
  readonly texts?: string;
  /** The control in place of replies or comments. */
  readonly replies?: string;
}

/** A visible control that unfolds a part of the page. */
export interface FoldedControl extends FoldedWords {
  readonly el: Element;
}

const CONTROLS = 'button, summary, [role="button"], a[href], tp-yt-paper-button';
/** An open one folds nothing. */
const OPEN = '[aria-expanded="true"], details[open] > summary';
const MAX_LABEL_CHARS = 400;

/** Lists the controls inside `root`, in document order, by the reader's selectors, else by their words. */
export function listFoldedControls(root: ParentNode, view: PageView, selectors: FoldedSelectors): FoldedControl[] {
  const known = [selectors.texts, selectors.replies].filter((selector) => selector !== undefined);
  const found = queryAll(root, [CONTROLS, ...known].join()).flatMap((el): FoldedControl[] => {
    const words = readControl(el, view, selectors);
    return words !== null && view.isVisible(el) ? [{ ...words, el }] : [];
  });
  const innermost = new Set(keepInnermost(found.map(({ el }) => el)));
  return found.filter(({ el }) => innermost.has(el));
}

/**
 * Returns whether `root` may contain the control of a cut text, by its label alone: a page has many controls, and the
 * post that has one is read with `listFoldedControls`.
 */
export function mayHaveCutText(root: ParentNode, { texts }: FoldedSelectors): boolean {
  return (
    (texts !== undefined && queryOne(root, texts) !== null) ||
    queryAll(root, CONTROLS).some(
      (el) => mayFoldText(getTextContent(el)) || parsesAsText(getAttribute(el, 'aria-label') ?? ''),
    )
  );
}

function parsesAsText(label: string): boolean {
  const kind = mayFoldText(label) ? parseFoldedWords(label)?.kind : undefined;
  return kind === 'text' || kind === 'more';
}

function readControl(el: Element, view: PageView, { texts, replies }: FoldedSelectors): FoldedWords | null {
  if (texts !== undefined && matches(el, texts)) return { kind: 'text', count: 1 };
  const label = getTextContent(el);
  if (replies !== undefined && matches(el, replies)) return { kind: 'replies', count: readCount(label) };
  if (label.length > MAX_LABEL_CHARS) return null;
  // « plus » with the label « voir plus » for screen readers.
  const words =
    parseFoldedWords(label, () => isAfterEllipsis(el, label)) ?? parseFoldedWords(getAttribute(el, 'aria-label') ?? '');
  if (words === null || matches(el, OPEN)) return null;
  return getLocalName(el) === 'a' && !leadsOn(el, view) ? null : words;
}

/** Returns whether a link stays on the site and leads to more than a place of the page that is shown already. */
function leadsOn(link: Element, { url }: PageView): boolean {
  const target = URL.parse(getAttribute(link, 'href') ?? '', url.href);
  if (target?.protocol === 'javascript:') return true;
  return target?.origin === url.origin && !(target.hash.length > 1 && target.pathname === url.pathname);
}

/** « un texte coupé… plus », the ellipsis outside the button. */
function isAfterEllipsis(el: Element, label: string): boolean {
  const around = getTextContent(getParentElement(el)).trimEnd();
  const own = label.trim();
  return around.endsWith(own) && /(?:…|\.{3})\s*$/u.test(around.slice(0, around.length - own.length).slice(-8));
}
