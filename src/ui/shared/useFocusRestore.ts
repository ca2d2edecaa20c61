import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * When the container unmounts with the focused element in it, the focus moves to the nearest preceding heading, so that
 * a screen reader continues there and not at the top of the page. `refKey` must change when `ref` refers to another element.
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
