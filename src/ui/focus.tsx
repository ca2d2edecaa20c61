import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The title of a view. It takes the focus on mount, so that a screen reader starts there. */
export function Heading({ children }: { readonly children: ComponentChildren }) {
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  return (
    <h1 ref={title} tabIndex={-1} class="heading">
      {children}
    </h1>
  );
}

/** The title of a part that replaces a form. It takes the focus, because the pressed button was folded or removed. */
export function FocusedTitle({ children }: { readonly children: ComponentChildren }) {
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  return (
    <h2 ref={title} tabIndex={-1}>
      {children}
    </h2>
  );
}

/** A line that replaces an answered question and takes the focus, because the pressed button was removed. */
export function FocusedStatus({ children }: { readonly children: ComponentChildren }) {
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => line.current?.focus(), []);
  return (
    <p ref={line} class="hint" tabIndex={-1}>
      {children}
    </p>
  );
}

/**
 * When the container unmounts with the focused element in it, the focus moves to the nearest preceding heading, so that
 * a screen reader continues there and not at the top of the page. `refKey` must change when `ref` refers to another
 * element.
 */
export function useFocusRestore(ref: RefObject<HTMLElement | null>, refKey: unknown = null): void {
  useLayoutEffect(() => {
    const container = ref.current;
    return () => container && focusPrecedingHeading(container);
  }, [ref, refKey]);
}

function focusPrecedingHeading(container: HTMLElement): void {
  const page = container.ownerDocument;
  if (!container.contains(page.activeElement)) return;
  // The heading of the enclosing row or panel is removed with it.
  const enclosing = container.parentElement?.closest('li, .panel');
  const heading = [...page.querySelectorAll<HTMLElement>('h1, h2, h3')]
    .filter((el) => isBefore(el, container) && !enclosing?.contains(el))
    .at(-1);
  if (heading === undefined) return;
  heading.tabIndex = -1;
  heading.focus();
}

const isBefore = (node: Node, other: Node): boolean =>
  (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** The element of a row that the arrow keys focus. */
const ROW_SELECTOR = '.row-open';

/** Makes a list a single Tab stop; arrows, Home and End move between rows (WAI-ARIA APG, roving tabindex). */
export function useRovingTabIndex(root: RefObject<HTMLElement | null>, count: number) {
  const [focusedRow, setFocusedRow] = useState(0);
  const rows = (): HTMLElement[] => [...(root.current?.querySelectorAll<HTMLElement>(ROW_SELECTOR) ?? [])];
  const rowIndexOf = (target: EventTarget | null): number => {
    const row = target instanceof Element ? target.closest('.row') : null;
    return rows().findIndex((el) => row?.contains(el));
  };
  return {
    /** Index of the row in the Tab order. */
    tabStop: Math.min(focusedRow, Math.max(0, count - 1)),
    /** To set on the list. */
    keys: {
      onFocusIn: ({ target }: FocusEvent) => setFocusedRow(Math.max(0, rowIndexOf(target))),
      onKeyDown: (event: KeyboardEvent) => {
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
