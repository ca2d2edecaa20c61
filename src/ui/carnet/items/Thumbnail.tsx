import { useEffect, useState } from 'preact/hooks';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';

interface ThumbnailProps {
  readonly words: Words;
  readonly book: Book;
  readonly itemId: string;
  readonly ordinal: number;
}

/** A small image, read when it is revealed and let go when it is masked again. Not there, or locked: nothing shows. */
export function Thumbnail({ words, book, itemId, ordinal }: ThumbnailProps) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let current = true;
    book.preview(itemId).then(
      (blob) => {
        if (!current || blob === null) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      },
      () => undefined,
    );
    return () => {
      current = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [book, itemId]);
  if (address === null) return null;
  return <img class="preview small" src={address} alt={t(words, 'item.imageOf', { ordinal })} />;
}
