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
 * Returns the numbers of items that have none yet. `known`: every number given, of erased items too. `stored`: all that
 * are not erased. A conversation keeps its exhibit. Each of its messages has its place among all that are stored: a
 * later dossier with more of them numbers them in their order. Once a number given is not that place (something was
 * erased, or imported before), new ones continue the numbers.
 */
export function assignNumbers(
  added: readonly NumberedItem[],
  known: ReadonlyMap<string, ExhibitNumber>,
  stored: readonly NumberedItem[],
): { readonly number: ExhibitNumber; readonly itemId: string }[] {
  let last = Math.max(0, ...[...known.values()].map(exhibitOf));
  const messages = Map.groupBy(stored, keyOf);
  const order = Map.groupBy(added, keyOf);
  const numbers = [...order].flatMap(([key, items]) => {
    if (items[0]?.exported === undefined)
      return items.map(({ id }) => ({ number: ++last as ExhibitNumber, itemId: id }));
    const conversation = sortAsArchived(messages.get(key) ?? [], placeOfRecord).map(({ id }) => id);
    const numbered = conversation.map((id) => known.get(id)).find(isMessageNumber);
    const exhibit = numbered === undefined ? ++last : exhibitOf(numbered);
    const given = [...known].filter(([, number]) => isMessageNumber(number) && exhibitOf(number) === exhibit);
    const places = new Map(conversation.map((id, index) => [id, index + 1]));
    const arePlaces = given.every(([id, number]) => splitNumber(number).message === places.get(id));
    let lastMessage = Math.max(0, ...given.map(([, number]) => splitNumber(number).message ?? 0));
    const ids = new Set(items.map(({ id }) => id));
    return conversation.flatMap((id, index) =>
      ids.has(id) ? [{ number: `${exhibit}-${arePlaces ? index + 1 : ++lastMessage}`, itemId: id } as const] : [],
    );
  });
  return numbers.sort((a, b) => compareNumbers(a.number, b.number));
}

const keyOf = ({ id, exported }: NumberedItem): string => (exported === undefined ? id : conversationKey(exported));
