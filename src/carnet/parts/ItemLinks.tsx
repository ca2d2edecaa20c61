import type { ItemSummary } from '../../domain/item/itemIndex.ts';
import { useWords } from '../../ui/context.ts';
import { formatItemName } from '../../ui/itemLabels.tsx';
import { linkTo } from '../route.ts';

/** Of more items than this, only the number is said. */
export const MAX_LINKS = 10;

/** Names the items that a sentence before is about, each with the way to its page; nothing when they are many. */
export function ItemLinks({ items }: { readonly items: readonly ItemSummary[] }) {
  const words = useWords();
  if (items.length > MAX_LINKS) return null;
  return (
    <>
      {items.map((item) => (
        <a key={item.id} class="item-link" {...linkTo(`item/${item.id}`)}>
          {formatItemName(words, item)}
        </a>
      ))}
    </>
  );
}
