import type { ExportedMessage, ExportedRecord } from '../item/exportedMessage.ts';
import type { Fiche } from '../item/item.ts';
import { compareTexts } from '../shared/sortedTexts.ts';
import { compareNumbers, type ExhibitNumber, exhibitOf, isMessageNumber, splitNumber } from './exhibitNumber.ts';

/** What decides the exhibit of a message, and its place in it. */
export type PlacedMessage = Pick<Fiche, 'exported' | 'posting'>;

/**
 * Messages with the same key are one exhibit: those with the platform's id of one conversation, from any of its
 * archives of that format, else those of one folder and title of one archive.
 */
export function conversationKey({ format, archive, conversation, path }: ExportedRecord): string {
  if (conversation.id !== null) return JSON.stringify([format, conversation.id]);
  const folder = path?.split('/').slice(0, -1).join('/') ?? null;
  return JSON.stringify([format, archive.sha256, folder, conversation.title]);
}

/** Where a message stands in the archives, and its time to compare with those of the same file; null: not read. */
interface ArchivedPlace {
  /** The same for messages of one file. */
  readonly file: string;
  readonly index: number;
  readonly time: string | null;
}

export const placeOfRecord = ({ exported, posting }: PlacedMessage): ArchivedPlace => ({
  file: JSON.stringify([exported?.archive.sha256 ?? null, exported?.path ?? null]),
  index: exported?.index ?? 0,
  time: exported?.localTime ?? posting.iso,
});

export const placeOfMessage = ({
  archive,
  path,
  index,
  localTime,
  posting,
}: ExportedMessage & { readonly archive: number }): ArchivedPlace => ({
  file: JSON.stringify([archive, path]),
  index,
  time: localTime ?? posting.iso,
});

/**
 * Sorts messages of one conversation as their archive has them, oldest first: archives and files by their first time,
 * then by index, from the end where the file begins with the latest.
 */
export function sortAsArchived<T>(messages: readonly T[], placeOf: (message: T) => ArchivedPlace): T[] {
  const files = [...Map.groupBy(messages, (message) => placeOf(message).file).values()].map((group) => {
    const byIndex = group.toSorted((a, b) => placeOf(a).index - placeOf(b).index);
    const times = byIndex.map((message) => placeOf(message).time);
    const isLatestFirst = countFalls(times) > countFalls(times.toReversed());
    return {
      list: isLatestFirst ? byIndex.reverse() : byIndex,
      first: times.filter((time) => time !== null).sort()[0],
    };
  });
  return files.toSorted((a, b) => compareTexts(a.first ?? '', b.first ?? '')).flatMap(({ list }) => list);
}

/** Counts the times that are earlier than the one before. */
function countFalls(times: readonly (string | null)[]): number {
  const known = times.filter((time) => time !== null);
  return known.filter((time, at) => time < (known[at - 1] ?? '')).length;
}

interface NumberedItem extends PlacedMessage {
  readonly id: string;
}

/**
 * Returns the numbers of items that have none yet. `known`: every number given, of erased items too. `earlier`: the
 * messages among the items that have one. A conversation keeps its exhibit, and its new messages continue the numbers.
 */
export function assignNumbers(
  added: readonly NumberedItem[],
  known: ReadonlyMap<string, ExhibitNumber>,
  earlier: readonly NumberedItem[],
): { readonly number: ExhibitNumber; readonly itemId: string }[] {
  let last = Math.max(0, ...[...known.values()].map(exhibitOf));
  const lastMessages = new Map<number, number>();
  for (const number of known.values()) {
    const { number: exhibit, message = 0 } = splitNumber(number);
    lastMessages.set(exhibit, Math.max(lastMessages.get(exhibit) ?? 0, message));
  }
  const exhibits = new Map<string, number>();
  for (const { id, exported } of earlier) {
    const number = known.get(id);
    if (exported !== undefined && isMessageNumber(number)) exhibits.set(conversationKey(exported), exhibitOf(number));
  }
  const order = new Map<string, NumberedItem[]>();
  for (const item of added) {
    const key = item.exported === undefined ? item.id : conversationKey(item.exported);
    order.set(key, [...(order.get(key) ?? []), item]);
  }
  const numbers = [...order].flatMap(([key, items]) => {
    const exhibit = exhibits.get(key) ?? ++last;
    if (items[0]?.exported === undefined)
      return items.map(({ id }) => ({ number: exhibit as ExhibitNumber, itemId: id }));
    const from = lastMessages.get(exhibit) ?? 0;
    return sortAsArchived(items, placeOfRecord).map(
      ({ id }, index) => ({ number: `${exhibit}-${from + index + 1}`, itemId: id }) as const,
    );
  });
  return numbers.sort((a, b) => compareNumbers(a.number, b.number));
}
