import {
  contains,
  getAttribute,
  getId,
  getLocalName,
  getParentElement,
  getProperty,
  queryAll,
} from '../dom/safeDom.ts';

/**
 * Sticky and fixed elements would be drawn on every tile. Sticky elements are put back into the flow. Fixed elements
 * are shown once: on the first tile or, at the bottom of the window, on the last. What an animation draws pale or small
 * at the edge of a screen is drawn as it is without it. Each change is recorded and undone. Tiles would also be where
 * the page snaps them to.
 */
export interface StickyElements {
  /** Hides what this tile must not show again. `last`: elements at the bottom belong on this tile. */
  prepare(tile: { readonly first: boolean; readonly last: boolean }): void;
  /** Restores every style. */
  restore(): void;
  /** The changes made, for the item: `header#top × 1`. */
  changes(): { readonly unstuck: readonly string[]; readonly hidden: readonly string[] };
}

type StyledElement = Element & ElementCSSInlineStyle;

const IN_FLOW_STYLES = {
  position: 'relative',
  top: 'auto',
  right: 'auto',
  bottom: 'auto',
  left: 'auto',
  transition: 'none',
};
const HIDDEN_STYLES = { opacity: '0', transition: 'none', 'pointer-events': 'none' };
const UNSNAPPED_STYLES = { 'scroll-snap-type': 'none' };
const MAX_NAME_LENGTH = 60;
/** More than an item lists, so that the background cuts the list with a warning; less than a message can carry. */
const MAX_NAMES = 10_000;

/** `pane`: what is captured, null for the page; what it is in stays. `isOurs`: left alone. */
export function findStickyElements(
  window: Window,
  pane: Element | null,
  isOurs: (el: Element) => boolean,
): StickyElements {
  const { document } = window;
  const snapAgain = unsnap(window, [document.documentElement, document.body, pane]);
  const stopped: Animation[] = [];
  const undoByElement = new Map<StyledElement, () => void>();
  const unstuck: string[] = [];
  const hidden = new Set<string>();

  const applyStyles = (el: StyledElement, styles: Readonly<Record<string, string>>): void => {
    if (undoByElement.has(el)) return;
    undoByElement.set(el, setStyles(el, styles));
  };
  const undoStyles = (el: StyledElement): void => {
    undoByElement.get(el)?.();
    undoByElement.delete(el);
  };

  return {
    prepare({ first, last }) {
      for (const { animation, el } of listScrolledAnimations(document)) {
        animation.cancel();
        stopped.push(animation);
        unstuck.push(describeElement(el));
      }
      for (const { el, position } of listPositionedElements(window)) {
        if (isOurs(el) || contains(el, pane)) continue;
        if (position === 'sticky') {
          if (!undoByElement.has(el)) unstuck.push(describeElement(el));
          applyStyles(el, IN_FLOW_STYLES);
        } else if (isAtBottom(el, window) ? last : first) undoStyles(el);
        else if (isShown(el)) {
          hidden.add(describeElement(el));
          applyStyles(el, HIDDEN_STYLES);
        }
      }
    },
    restore() {
      for (const undo of [...undoByElement.values()].reverse()) undo();
      undoByElement.clear();
      for (const animation of stopped) animation.play();
      snapAgain();
    },
    changes: () => ({ unstuck: unstuck.slice(0, MAX_NAMES), hidden: [...hidden].slice(0, MAX_NAMES) }),
  };
}

function* listPositionedElements(window: Window): Generator<{ el: StyledElement; position: string }> {
  // In what is not drawn, each style is computed from the root: nested elements would take quadratic time.
  const undrawn = new WeakSet<Element>();
  for (const el of queryAll(window.document, '*')) {
    if (undrawn.has(getParentElement(el) ?? el)) undrawn.add(el);
    else if ('style' in el) {
      const { position, display } = window.getComputedStyle(el);
      if (display === 'none') undrawn.add(el);
      else if (position === 'fixed' || position === 'sticky') yield { el: el as StyledElement, position };
    }
  }
}

/** Lets what scrolls stand where it is scrolled to. Returns a function that has it snap again. */
export function unsnap(window: Window, elements: readonly (Element | null)[]): () => void {
  const undo = elements.flatMap((el) =>
    el && 'style' in el && (window.getComputedStyle(el).scrollSnapType || 'none') !== 'none'
      ? [setStyles(el as StyledElement, UNSNAPPED_STYLES)]
      : [],
  );
  return () => {
    for (const one of undo) one();
  };
}

interface Animated {
  readonly el: Element;
  readonly animation: Animation;
}

/** Lists the animations of a document with what they animate. */
export const listAnimations = (document: Document): readonly Animated[] =>
  document.getAnimations().flatMap((animation) => {
    const { effect } = animation;
    return effect instanceof KeyframeEffect && effect.target !== null ? [{ el: effect.target, animation }] : [];
  });

/** Lists those that the scroll position drives, until they are cancelled. */
export const listScrolledAnimations = (document: Document): readonly Animated[] =>
  listAnimations(document).filter(
    ({ animation: { timeline, playState } }) =>
      timeline !== null && !(timeline instanceof DocumentTimeline) && playState !== 'idle',
  );

/** Returns whether a fixed element is in the lower half of the window and does not cover the whole window. */
function isAtBottom(el: Element, window: Window): boolean {
  const { top, bottom } = getProperty(el, 'getBoundingClientRect').call(el);
  return top > window.innerHeight / 4 && (top + bottom) / 2 > window.innerHeight / 2;
}

function isShown(el: Element): boolean {
  const { width, height } = getProperty(el, 'getBoundingClientRect').call(el);
  return width > 0 && height > 0;
}

/**
 * Sets inline `!important` styles, which override the page's style sheets. Returns a function that restores the
 * previous inline values.
 */
function setStyles(el: StyledElement, styles: Readonly<Record<string, string>>): () => void {
  const previousStyle = getAttribute(el, 'style');
  const style = getProperty(el, 'style');
  for (const [name, value] of Object.entries(styles)) style.setProperty(name, value, 'important');
  return () => {
    if (previousStyle === null) getProperty(el, 'removeAttribute').call(el, 'style');
    else getProperty(el, 'setAttribute').call(el, 'style', previousStyle);
  };
}

/** Names chosen by the page can be anything: the result is short, and is used as text only. */
function describeElement(el: Element): string {
  const id = getId(el);
  return `${getLocalName(el)}${id === '' ? '' : `#${id}`}`.toWellFormed().slice(0, MAX_NAME_LENGTH);
}
