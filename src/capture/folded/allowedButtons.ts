import { closestAcrossShadows } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { getAttribute, getLocalName, getTextContent, matches, queryAll } from '../safeDom.ts';
import { listMatchingPlatforms } from '../sites/registry.ts';
import type { FoldedPart } from './foldedParts.ts';

/** A button that may be pressed, and the folded part that it unfolds. */
export interface PressableButton {
  readonly el: Element;
  readonly label: string;
  readonly part: FoldedPart;
}

const BUTTON = 'button, [role="button"], tp-yt-paper-button';
/** A press there may send a form, follow a link, or change a field. */
const AROUND_EXCLUDED = 'a, area, form, label, [contenteditable]:not([contenteditable="false"])';
/** A button that acts elsewhere, opens something, is already open, or does nothing. */
const EXCLUDED =
  '[form], [formaction], [popovertarget], [commandfor], [disabled], [aria-disabled="true"], [aria-haspopup]:not([aria-haspopup="false"]), [aria-expanded="true"]';
const MAX_LABEL_CHARS = 160;

/** Lists the allowed buttons of these parts. Empty over http, on another host than the reader's, and without a reader. */
export function listPressableButtons(view: PageView, parts: readonly FoldedPart[]): PressableButton[] {
  const allowed = listAllowed(view);
  if (allowed.length === 0) return [];
  return parts.flatMap((part): PressableButton[] => {
    for (const { selector, label: pattern } of allowed) {
      const candidates = [part.el, ...queryAll(part.el, selector)];
      for (const el of candidates) {
        const label = readLabel(el);
        if (matches(el, selector) && pattern.test(label) && isPlainButton(el, view)) return [{ el, label, part }];
      }
    }
    return [];
  });
}

function listAllowed(view: PageView) {
  if (view.url.protocol !== 'https:') return [];
  const host = view.url.hostname.replace(/^www\./, '');
  return listMatchingPlatforms(view).flatMap(({ unfold }) => (unfold?.hosts.includes(host) ? unfold.buttons : []));
}

function isPlainButton(el: Element, view: PageView): boolean {
  if (!matches(el, BUTTON) || matches(el, EXCLUDED) || !view.isVisible(el)) return false;
  return getLocalName(el) !== 'a' && closestAcrossShadows(el, AROUND_EXCLUDED) === null;
}

/** The words, without the signs around them: « …plus », « ▾ 3 réponses ». */
function readLabel(el: Element): string {
  const shown = getTextContent(el).trim() === '' ? (getAttribute(el, 'aria-label') ?? '') : getTextContent(el);
  if (shown.length > 3 * MAX_LABEL_CHARS) return '';
  const words = shown
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/'/g, '’')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '');
  return words.length <= MAX_LABEL_CHARS ? words : '';
}
