import { useCallback } from 'preact/hooks';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { useObjectUrl } from '../../ui/Masked.tsx';
import { useCarnetApi } from '../carnetApi.ts';

/** A small image; nothing when it is absent or the store is locked. */
export function Thumbnail({ itemId, ordinal }: { readonly itemId: string; readonly ordinal: number }) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const imageUrl = useObjectUrl(useCallback(() => carnetApi.store.preview(itemId), [carnetApi, itemId]));
  if (!imageUrl) return null;
  return <img class="preview small" src={imageUrl} alt={t(words, 'item.imageOf', { ordinal })} />;
}
