import { allIn, attributeOf } from '../node.ts';
/**
 * Headers and bars that stay on the screen would be drawn on every tile. What sticks is put back in its place in the
 * flow; what is fixed is shown once, on the first tile or, for what stands at the bottom, on the last. Each change is
 * told and undone.
 */
export interface Pinned {
  /** What a tile must not show again, hidden now. `last`: what stands at the bottom belongs on this one. */
  prepare(tile: { readonly first: boolean; readonly last: boolean }): void;
  /** Every style as it was before. */
  restore(): void;
  /** `header#top × 1`: what was changed, for the item. */
  changes(): { readonly unstuck: readonly string[]; readonly hidden: readonly string[] };
}

type Styled = Element & ElementCSSInlineStyle;

const FLOW = {
  position: 'relative',
  top: 'auto',
  right: 'auto',
  bottom: 'auto',
  left: 'auto',
  transition: 'none',
};
const HIDDEN = { opacity: '0', transition: 'none', 'pointer-events': 'none' };
const SHOWN_NAME = 60;

/** `isOurs`: what we draw ourselves is no part of the page. */
export function pinnedOn(window: Window, isOurs: (el: Element) => boolean): Pinned {
  const undo = new Map<Styled, () => void>();
  const unstuck: string[] = [];
  const hidden = new Set<string>();

  const set = (el: Styled, styles: Readonly<Record<string, string>>): void => {
    if (undo.has(el)) return;
    undo.set(el, setStyles(el, styles));
  };
  const show = (el: Styled): void => {
    undo.get(el)?.();
    undo.delete(el);
  };

  return {
    prepare({ first, last }) {
      for (const { el, position } of pinned(window)) {
        if (isOurs(el)) continue;
        if (position === 'sticky') {
          if (!undo.has(el)) unstuck.push(nameOf(el));
          set(el, FLOW);
        } else if (standsAtBottom(el, window) ? last : first) show(el);
        else if (isShown(el)) {
          hidden.add(nameOf(el));
          set(el, HIDDEN);
        }
      }
    },
    restore() {
      for (const back of [...undo.values()].reverse()) back();
      undo.clear();
    },
    changes: () => ({ unstuck, hidden: [...hidden] }),
  };
}

function* pinned(window: Window): Generator<{ el: Styled; position: string }> {
  for (const el of allIn(window.document, '*')) {
    if (!('style' in el)) continue;
    const { position } = window.getComputedStyle(el);
    if (position === 'fixed' || position === 'sticky') yield { el: el as Styled, position };
  }
}

/** Fixed in the lower half, and not a panel over the whole window. */
function standsAtBottom(el: Element, window: Window): boolean {
  const { top, bottom } = el.getBoundingClientRect();
  return top > window.innerHeight / 4 && (top + bottom) / 2 > window.innerHeight / 2;
}

function isShown(el: Element): boolean {
  const { width, height } = el.getBoundingClientRect();
  return width > 0 && height > 0;
}

/** Inline and important, whatever the page's own sheets say; returns what puts the old inline values back. */
function setStyles(el: Styled, styles: Readonly<Record<string, string>>): () => void {
  const had = attributeOf(el, 'style');
  for (const [name, value] of Object.entries(styles)) el.style.setProperty(name, value, 'important');
  return () => {
    if (had === null) el.removeAttribute('style');
    else el.setAttribute('style', had);
  };
}

/** A page's names can be anything: short, and told as text. */
function nameOf(el: Element): string {
  const { localName, id } = el;
  return `${localName}${id === '' ? '' : `#${id}`}`.toWellFormed().slice(0, SHOWN_NAME);
}
