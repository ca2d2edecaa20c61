import { useCallback } from 'preact/hooks';
import { usePictureAddress } from '../../parts/picture.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';

interface ThumbnailProps {
  readonly words: Words;
  readonly book: Book;
  readonly itemId: string;
  readonly ordinal: number;
}

/** A small image. Not there, or locked: nothing shows. */
export function Thumbnail({ words, book, itemId, ordinal }: ThumbnailProps) {
  const address = usePictureAddress(useCallback(() => book.preview(itemId), [book, itemId]));
  if (!address) return null;
  return <img class="preview small" src={address} alt={t(words, 'item.imageOf', { ordinal })} />;
}
