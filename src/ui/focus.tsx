import { type ComponentChildren, createElement, type RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface FocusedProps {
  readonly children: ComponentChildren;
}

/** Takes the focus on mount. */
function Focused({ as, ...attributes }: FocusedProps & { readonly as: 'h1' | 'h2' | 'p'; readonly class?: string }) {
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(() => element.current?.focus(), []);
  return createElement(as, { ref: element, tabIndex: -1, ...attributes });
}

/** The title of a view, where a screen reader starts. */
export const Heading = (props: FocusedProps) => <Focused as="h1" class="heading" {...props} />;

/** The title of a part that replaces a form: the pressed button was folded or removed. */
export const FocusedTitle = (props: FocusedProps) => <Focused as="h2" {...props} />;

/** A line that replaces an answered question: the pressed button was removed. */
export const FocusedStatus = (props: FocusedProps) => <Focused as="p" class="hint" {...props} />;

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
