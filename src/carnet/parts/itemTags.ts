import { type ItemNotes, isIntimate } from '../../domain/item/itemNotes.ts';
import { KINDS } from '../../domain/item/kind.ts';
import type { ItemSummary } from '../../messages/protocol.ts';
import { t, type Words } from '../../ui/locales/index.ts';

/** What is known of an item, then what the person notes of it, in one to three words each. Notes: null until read. */
export function listItemTags(words: Words, item: ItemSummary, notes: ItemNotes | null): readonly string[] {
  const categories = notes?.categories?.value ?? [];
  const seriousness = notes?.seriousness?.value;
  const date = item.kind === null ? 'page' : KINDS[item.kind].date;
  return [
    ...(date === 'page' ? [] : [t(words, date === 'file' ? 'item.imported' : 'item.exported')]),
    ...(item.prohibited ? [t(words, 'item.imageProhibited')] : []),
    ...(item.outcome === 'partial' && !item.unread ? [t(words, 'item.partial')] : []),
    ...(item.withdrawn ? [t(words, 'item.withdrawn')] : []),
    ...(seriousness === undefined ? [] : [t(words, `seriousness.${seriousness}`)]),
    ...categories.map((one) => t(words, `categoryShort.${one}`)),
    ...(notes !== null && isIntimate(notes) && !categories.includes('intimate-image')
      ? [t(words, 'categoryShort.intimate-image')]
      : []),
    ...(notes?.toReadByOther?.value === true ? [t(words, 'items.toReadByOther')] : []),
  ];
}
