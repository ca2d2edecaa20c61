import { useEffect } from 'preact/hooks';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';

/** The place of an item in the list, as filtered and sorted there. */
export interface ItemPlace {
  /** Counted from 1. */
  readonly position: number;
  readonly count: number;
  readonly previousId: string | null;
  readonly nextId: string | null;
}

/** Returns null when the list does not have the item. */
export function findItemPlace(ids: readonly string[], id: string): ItemPlace | null {
  const at = ids.indexOf(id);
  if (at < 0) return null;
  return { position: at + 1, count: ids.length, previousId: ids[at - 1] ?? null, nextId: ids[at + 1] ?? null };
}

interface ItemPagerProps {
  readonly place: ItemPlace;
  readonly go: (path: string) => void;
}

/** « ‹ 3 sur 12 › »: the previous and the next item of the list, also by the arrow keys. */
export function ItemPager({ place: { position, count, previousId, nextId }, go }: ItemPagerProps) {
  const words = useWords();
  useEffect(() => {
    const followArrow = (event: KeyboardEvent) => {
      const id = { ArrowLeft: previousId, ArrowRight: nextId }[event.key];
      if (!id || isModified(event) || usesArrows(event.target)) return;
      event.preventDefault();
      go(`item/${id}`);
    };
    window.addEventListener('keydown', followArrow);
    return () => window.removeEventListener('keydown', followArrow);
  }, [previousId, nextId, go]);
  return (
    <nav class="item-pager" aria-label={t(words, 'detail.pager')}>
      {previousId !== null && (
        <a class="button" data-action="previous-item" {...linkTo(`item/${previousId}`)}>
          <span aria-hidden="true">‹</span>
          <span class="screen-reader-only">{t(words, 'detail.previous')}</span>
        </a>
      )}
      <span>{t(words, 'detail.position', { position, count })}</span>
      {nextId !== null && (
        <a class="button" data-action="next-item" {...linkTo(`item/${nextId}`)}>
          <span aria-hidden="true">›</span>
          <span class="screen-reader-only">{t(words, 'detail.next')}</span>
        </a>
      )}
    </nav>
  );
}

const isModified = ({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  altKey || ctrlKey || metaKey || shiftKey;

/** Fields where the arrows move the cursor or the choice. */
const usesArrows = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, select, textarea, [role="slider"]') !== null;
