import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * What holds the focus goes away: the focus goes to the title it stood under, so that reading goes on there and not at
 * the top of the page. `asked`: when what is referred to changes.
 */
export function useLeaving(ref: RefObject<HTMLElement | null>, asked: unknown = null): void {
  useLayoutEffect(() => {
    const here = ref.current;
    return () => here && leave(here);
  }, [ref, asked]);
}

function leave(here: HTMLElement): void {
  const page = here.ownerDocument;
  if (!here.contains(page.activeElement)) return;
  // A row, or the panel of one thing, goes with its own title.
  const whole = here.parentElement?.closest('li, .panel');
  const title = [...page.querySelectorAll<HTMLElement>('h1, h2, h3')]
    .filter((one) => isBefore(one, here) && !whole?.contains(one))
    .at(-1);
  if (title === undefined) return;
  title.tabIndex = -1;
  title.focus();
}

const isBefore = (one: Node, other: Node): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
