import { excerptAround, findMatchedFields, type SearchableItem } from '../../../domain/item/search.ts';
import { keepFormatters } from '../../formatters.ts';
import { t, type Words } from '../../locales/index.ts';
import { Quotation } from '../../shared/Masked.tsx';

const listFormat = keepFormatters((lang: string) => new Intl.ListFormat(lang));

/** Says in which fields of the item the searched words are; undefined when nothing is searched. */
export function searchReason(words: Words, entry: SearchableItem | undefined, searched: string): string | undefined {
  if (entry === undefined || searched.trim() === '') return undefined;
  const fields = findMatchedFields(entry, searched).map((field) => t(words, `items.field.${field}`));
  return t(words, 'items.foundIn', { fields: listFormat(words.lang).format(fields) });
}

interface SearchExcerptProps {
  readonly entry: SearchableItem;
  readonly searched: string;
}

/** The words around the first searched word, or the first words of the text. */
export function SearchExcerpt({ entry, searched }: SearchExcerptProps) {
  const { text, firstWords } = entry.item;
  const excerpt = text === null ? null : excerptAround(text, searched);
  if (excerpt === null) return firstWords === null ? null : <Quotation text={firstWords} />;
  const { before, found, after } = excerpt;
  return (
    <p class="quotation" dir="auto">
      {before}
      <mark>{found}</mark>
      {after}
    </p>
  );
}
