import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';

/** The element of a row that the arrow keys focus. */
const ROW_SELECTOR = '.row-open';

export interface RovingTabIndex {
  /** Index of the row in the Tab order. */
  readonly tabStop: number;
  /** To set on the list. */
  readonly keys: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocusIn: (event: FocusEvent) => void;
  };
}

/** Makes a list a single Tab stop; arrows, Home and End move between rows (WAI-ARIA APG, roving tabindex). */
export function useRovingTabIndex(root: RefObject<HTMLElement | null>, count: number): RovingTabIndex {
  const [focusedRow, setFocusedRow] = useState(0);
  const rows = (): HTMLElement[] => [...(root.current?.querySelectorAll<HTMLElement>(ROW_SELECTOR) ?? [])];
  const rowIndexOf = (target: EventTarget | null): number => {
    const row = target instanceof Element ? target.closest('.row') : null;
    return rows().findIndex((el) => row?.contains(el));
  };
  return {
    tabStop: Math.min(focusedRow, Math.max(0, count - 1)),
    keys: {
      onFocusIn: ({ target }) => setFocusedRow(Math.max(0, rowIndexOf(target))),
      onKeyDown: (event) => {
        const currentRow = rowIndexOf(event.target);
        if (currentRow < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const last = count - 1;
        const targets = {
          ArrowDown: Math.min(currentRow + 1, last),
          ArrowUp: Math.max(currentRow - 1, 0),
          Home: 0,
          End: last,
        };
        const next = Object.hasOwn(targets, event.key) ? targets[event.key as keyof typeof targets] : null;
        if (next === null) return;
        // Without this, the page scrolls too.
        event.preventDefault();
        rows()[next]?.focus();
      },
    },
  };
}
