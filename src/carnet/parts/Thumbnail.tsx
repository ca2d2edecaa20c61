import { useCallback } from 'preact/hooks';
import type { ItemSummary } from '../../domain/item/itemIndex.ts';
import { useWords } from '../../ui/context.ts';
import { formatItemName } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';
import { useObjectUrl } from '../../ui/Masked.tsx';
import { useCarnetApi } from '../carnetApi.ts';

/** A small image; nothing when it is absent or the store is locked. */
export function Thumbnail({ item }: { readonly item: ItemSummary }) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const imageUrl = useObjectUrl(useCallback(() => carnetApi.store.preview(item.id), [carnetApi, item.id]));
  if (!imageUrl) return null;
  return (
    <img class="preview small" src={imageUrl} alt={t(words, 'item.imageOf', { item: formatItemName(words, item) })} />
  );
}
