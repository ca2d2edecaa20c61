import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';

/** What a row has that the arrow keys go to. */
const OPENS = '.row-open';

export interface Roving {
  /** Which row the Tab key stops at. */
  readonly stop: number;
  /** To be set on the list. */
  readonly keys: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocusIn: (event: FocusEvent) => void;
  };
}

/** A whole list is one stop of the Tab key; arrows, Home and End go from row to row (WAI-ARIA APG, roving tabindex). */
export function useRoving(root: RefObject<HTMLElement | null>, count: number): Roving {
  const [at, setAt] = useState(0);
  const rows = (): HTMLElement[] => [...(root.current?.querySelectorAll<HTMLElement>(OPENS) ?? [])];
  const rowOf = (target: EventTarget | null): number => {
    const row = target instanceof Element ? target.closest('.row') : null;
    return rows().findIndex((one) => row?.contains(one));
  };
  return {
    stop: Math.min(at, Math.max(0, count - 1)),
    keys: {
      onFocusIn: ({ target }) => setAt(Math.max(0, rowOf(target))),
      onKeyDown: (event) => {
        const here = rowOf(event.target);
        if (here < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const last = count - 1;
        const to = {
          ArrowDown: Math.min(here + 1, last),
          ArrowUp: Math.max(here - 1, 0),
          Home: 0,
          End: last,
        };
        const next = Object.hasOwn(to, event.key) ? to[event.key as keyof typeof to] : null;
        if (next === null) return;
        // Else the page scrolls besides.
        event.preventDefault();
        rows()[next]?.focus();
      },
    },
  };
}
