/** What runs in the page for a person: what is in the window, and how the keyboard reaches a control. */

export interface Look {
  /** Each drawn text in the window. */
  readonly texts: readonly string[];
  /** Each field, group of radios or card with several buttons in the window. */
  readonly questions: readonly string[];
  /** The wanted control: how many screens away (negative: above); null when none is drawn. */
  readonly screensAway: number | null;
}

/** Where the wanted control is marked, so that the pointer and the keyboard can find it. */
export const TARGET = 'data-task-target';

/**
 * Reads the texts and questions in the window, and marks the first drawn control whose text or accessible name starts
 * with `wanted`, a regular expression; empty: none is wanted.
 */
export function lookAround(wanted: string, target: string): Look {
  const isInView = (box: DOMRect): boolean =>
    box.width > 0 &&
    box.height > 0 &&
    box.bottom > 0 &&
    box.top < innerHeight &&
    box.right > 0 &&
    box.left < innerWidth;
  const texts: string[] = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const text = node.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    const range = document.createRange();
    range.selectNodeContents(node);
    if (text === '' || !isInView(range.getBoundingClientRect())) continue;
    const parent = node.parentElement;
    if (parent?.closest('.screen-reader-only, option') || !parent?.checkVisibility()) continue;
    texts.push(text);
  }
  const questions: string[] = [];
  for (const field of document.querySelectorAll<HTMLInputElement>('main :is(input, select, textarea)')) {
    // The tick of a row of a list is an offer, not a question.
    if (field.closest('[data-list] li') !== null) continue;
    const shown = isInView((field.closest('label') ?? field).getBoundingClientRect()) && field.checkVisibility();
    // The answers of one group are one question.
    const isGrouped = field.matches('[type="radio"], fieldset [type="checkbox"]');
    const label = isGrouped ? '' : (field.labels?.[0]?.textContent ?? '');
    if (shown) questions.push(`${field.type} ${field.name} ${label}`);
  }
  for (const card of document.querySelectorAll('main .panel')) {
    const buttons = [...card.querySelectorAll('button')].filter((button) => button.checkVisibility());
    if (buttons.length > 1 && isInView(card.getBoundingClientRect()))
      questions.push(`card ${card.querySelector('h2, h3, p, summary')?.textContent}`);
  }
  if (wanted === '') return { texts, questions, screensAway: null };
  document.querySelector(`[${target}]`)?.removeAttribute(target);
  const pattern = new RegExp(`^(?:${wanted})`, 'i');
  const control = [...document.querySelectorAll<HTMLElement>('a, button, summary, label, input, select')].find(
    (one) => {
      const names = [one.textContent, one.getAttribute('aria-label')];
      const isNamed = names.some((name) => pattern.test((name ?? '').replace(/\s+/g, ' ').trim()));
      return isNamed && one.getClientRects().length > 0 && one.checkVisibility() && !one.matches(':disabled');
    },
  );
  if (control === undefined) return { texts, questions, screensAway: null };
  control.setAttribute(target, '');
  const box = control.getBoundingClientRect();
  const middle = box.top + Math.min(box.height, innerHeight) / 2;
  return { texts, questions, screensAway: middle < 0 ? -1 : middle > innerHeight ? 1 : 0 };
}

/**
 * Returns the key that brings the focus nearer to the marked control: arrows within a list or a group of radios, else
 * Tab, backwards to what stands above. Null: it has the focus.
 */
export function findNextKey(target: string): 'Tab' | 'Shift+Tab' | 'ArrowDown' | 'ArrowUp' | null {
  const marked = document.querySelector<HTMLElement>(`[${target}]`);
  const wanted = marked instanceof HTMLLabelElement ? (marked.control ?? marked) : marked;
  const focused = document.activeElement;
  if (wanted === null) throw new Error('no marked control');
  if (wanted === focused) return null;
  const isAbove = focused !== null && (focused.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING) > 0;
  const isRadio = (one: Element | null): one is HTMLInputElement =>
    one instanceof HTMLInputElement && one.type === 'radio';
  const isInGroup = isRadio(wanted) && isRadio(focused) && wanted.name === focused.name;
  // The rows of a list have one place in the Tab order together.
  const isInList = wanted.tabIndex < 0 && focused?.closest('[data-list] li')?.parentElement === wanted.closest('ul');
  if (isInGroup || isInList) return isAbove ? 'ArrowUp' : 'ArrowDown';
  return isAbove && focused !== document.body ? 'Shift+Tab' : 'Tab';
}

/** Returns the key that activates the focused control; null when reaching it was enough. */
export function findActivationKey(): 'Enter' | 'Space' | null {
  const focused = document.activeElement;
  if (focused instanceof HTMLSelectElement) return null;
  if (!(focused instanceof HTMLInputElement)) return 'Enter';
  if (focused.type === 'checkbox') return 'Space';
  return focused.type === 'radio' && !focused.checked ? 'Space' : null;
}

/** Returns the drawn texts of one of our overlays on the page under capture. */
export function readOverlayTexts(root: ShadowRoot): string[] {
  const texts: string[] = [];
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const parent = node.parentElement;
    if (text === '' || parent === null || parent.localName === 'style') continue;
    if (parent.getClientRects().length > 0 && parent.checkVisibility()) texts.push(text);
  }
  return texts;
}
