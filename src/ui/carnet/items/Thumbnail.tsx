import { useCallback } from 'preact/hooks';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { useObjectUrl } from '../../shared/useObjectUrl.ts';
import type { CarnetApi } from '../carnetApi.ts';

interface ThumbnailProps {
  readonly carnetApi: CarnetApi;
  readonly itemId: string;
  readonly ordinal: number;
}

/** A small image; nothing when it is absent or the store is locked. */
export function Thumbnail({ carnetApi, itemId, ordinal }: ThumbnailProps) {
  const words = useWords();
  const imageUrl = useObjectUrl(useCallback(() => carnetApi.preview(itemId), [carnetApi, itemId]));
  if (!imageUrl) return null;
  return <img class="preview small" src={imageUrl} alt={t(words, 'item.imageOf', { ordinal })} />;
}
