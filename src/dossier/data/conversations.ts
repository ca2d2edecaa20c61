import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { exhibitOf, isMessageNumber } from '../../domain/export/exhibitNumber.ts';
import { placeOfRecord, sortAsArchived } from '../../domain/export/exhibitNumbering.ts';
import { listOddLetters } from '../../domain/item/alikeSenders.ts';
import { isCodedCall, translateCall } from '../../domain/item/callWords.ts';
import type { ExportedRecord } from '../../domain/item/exportedMessage.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { applyUtcOffset, utcOffsetAt } from '../../domain/shared/localDates.ts';
import { endsOf } from '../../domain/shared/sortedTexts.ts';
import { formatAccountName } from '../../platforms/platformTable.ts';
import { warningSentence } from '../strings/codes.ts';
import { nameOrigin, conversation as words } from '../strings/conversationWords.ts';
import { compactMoment } from '../strings/formatText.ts';
import { formatDoubt } from './readingDoubts.ts';

/** Messages of a platform's archive, as one exhibit for each conversation. */

export interface MessageItem extends SnapshotItem {
  readonly fiche: Fiche & { readonly exported: ExportedRecord };
}

export const isMessage = (item: SnapshotItem): item is MessageItem => item.fiche.exported !== undefined;

export const hasMessages = (items: readonly Pick<SnapshotItem, 'number'>[]): boolean =>
  items.some(({ number }) => isMessageNumber(number));

/** Returns the messages of each conversation of the dossier, by exhibit, in the order of their archive. */
export function listConversations(items: readonly SnapshotItem[]): ReadonlyMap<number, readonly MessageItem[]> {
  const groups = Map.groupBy(items.filter(isMessage), ({ number }) => exhibitOf(number));
  return new Map(
    [...groups].map(([number, group]) => [number, sortAsArchived(group, ({ fiche }) => placeOfRecord(fiche))]),
  );
}

/** Returns the messages by who wrote the file that they were read from, as the documents say it. */
export const groupByOrigin = (items: readonly SnapshotItem[]): ReadonlyMap<string, readonly MessageItem[]> =>
  Map.groupBy(items.filter(isMessage), ({ fiche }) => nameOrigin(fiche.exported));

/**
 * Whether the person wrote the message, as they say of its account, or the holder of the archive, of whom they say
 * nothing: that may be the person, and is never counted against somebody.
 */
export const isOwnMessage = ({ standing, fiche }: MessageItem): boolean =>
  standing === 'own' || (standing === undefined && fiche.exported.fromHolder === true);

type Gap = number | 'other-file' | null;

/** What is between two joined messages: entries of the same file, or the end of one file. Null: nothing. */
function gapBetween(before: MessageItem, after: MessageItem): Gap {
  const [a, b] = [before.fiche.exported, after.fiche.exported];
  if (a.archive.sha256 !== b.archive.sha256 || a.path !== b.path) return 'other-file';
  const count = Math.abs(b.index - a.index) - 1;
  return count > 0 ? count : null;
}

/**
 * Returns what is before each joined message of a conversation, then what is after the last one. No count where the
 * file may have entries between them that are no message of this conversation: those of several conversations in one
 * list (the older files of Snapchat), or that could not be read. The ends are counted where a file is one conversation,
 * oldest first.
 */
export function listGaps(messages: readonly MessageItem[]): readonly Gap[] {
  const between = messages.slice(1).map((message, at) => gapBetween(messages[at] ?? message, message));
  const counted = between.reduce<number>((sum, gap) => sum + (typeof gap === 'number' ? gap : 0), 0);
  const outside = countNotJoined(messages) - counted;
  const first = messages[0]?.fiche.exported;
  if (outside < 0 || first?.format === 'snapchat')
    return [null, ...between.map((gap) => (typeof gap === 'number' ? null : gap)), null];
  const isWhole = first?.format === 'whatsapp' && !between.includes('other-file') && first.index <= outside;
  return isWhole ? [first.index || null, ...between, outside - first.index || null] : [null, ...between, null];
}

/** A later download of a conversation has what an earlier one had: the longest counts. */
function countNotJoined(messages: readonly MessageItem[]): number {
  const inArchive = Math.max(0, ...messages.map(({ fiche }) => fiche.exported.conversation.messages));
  return Math.max(0, inArchive - messages.length);
}

/** What the joined messages of a conversation show to be in its archive and not in the dossier. */
export interface Omission {
  readonly number: number;
  /** Messages of the conversation, between those that are joined, before and after them. */
  readonly messages: number;
  /** Files that the joined messages name. */
  readonly files: number;
  /** Other exhibits with a conversation of that title, or of those senders: what is missing here may be there. */
  readonly alike: readonly number[];
}

/** Returns the conversations that are not whole, by exhibit. */
export function listOmissions(items: readonly SnapshotItem[]): readonly Omission[] {
  const conversations = [...listConversations(items)];
  return conversations.flatMap(([number, messages]) => {
    const omission = {
      number,
      messages: countNotJoined(messages),
      files: messages.reduce((sum, { fiche }) => sum + fiche.exported.missingMedia.length, 0),
      alike: conversations.flatMap(([other, its]) => (other !== number && areAlike(messages, its) ? other : [])),
    };
    return omission.messages + omission.files === 0 ? [] : [omission];
  });
}

/** Whether two conversations have one title or, in archives of one format that give none, the same senders. */
function areAlike(messages: readonly MessageItem[], others: readonly MessageItem[]): boolean {
  const [one, other] = [messages[0]?.fiche.exported, others[0]?.fiche.exported];
  const title = one?.conversation.title ?? null;
  if (title !== (other?.conversation.title ?? null)) return false;
  if (title !== null) return true;
  const sendersOf = (its: readonly MessageItem[]) =>
    new Set(its.flatMap(({ fiche: { author } }) => author.handle ?? author.displayName ?? []));
  const [senders, otherSenders] = [sendersOf(messages), sendersOf(others)];
  return one?.format === other?.format && senders.size > 0 && senders.isSubsetOf(otherSenders);
}

/** How the time of a message is known. */
type TimeKind = Exclude<keyof typeof words.zone, 'instant'> | 'instant';

function timeKind({ exported, posting, warnings }: MessageItem['fiche']): TimeKind {
  if (exported.localTime !== null) return exported.format === 'whatsapp' ? 'phone' : 'local';
  if (posting.source === 'declared') return 'declared';
  if (posting.iso === null && posting.raw === null) return 'none';
  if (posting.iso === null) return warnings.includes('date-not-understood') ? 'notUnderstood' : 'raw';
  return posting.iso.length > 10 ? 'instant' : 'day';
}

const reversedDay = (day: string): string => day.split('-').reverse().join('/');

/** Returns `17/11/2025 18:20`, as much as the archive says, without its zone. */
export function formatMessageTime({ exported, posting, timeZone }: Fiche): string {
  if (exported?.localTime == null && posting.source === 'declared')
    return compactMoment(posting, timeZone) ?? words.unreadTime;
  const local =
    exported?.localTime ??
    (posting.iso !== null && posting.iso.length > 10
      ? applyUtcOffset(new Date(posting.iso), utcOffsetAt(new Date(posting.iso), timeZone))
          .toISOString()
          .slice(0, 19)
      : posting.iso);
  if (local === null) return posting.raw === null ? words.unreadTime : `« ${posting.raw} »`;
  const [day = '', time] = local.split('T');
  return time === undefined ? reversedDay(day) : `${reversedDay(day)} ${time}`;
}

/** Returns what is known of the zone of a message's time. */
export function formatZone({ fiche }: MessageItem): string {
  const kind = timeKind(fiche);
  if (kind !== 'instant') return words.zone[kind];
  return `UTC${utcOffsetAt(new Date(fiche.posting.iso ?? 0), fiche.timeZone)}`;
}

/** Returns where the hours come from, at the head of the conversation: each message says a zone that differs. */
function formatZones(messages: readonly MessageItem[]): string {
  const [zone = '', ...others] = new Set(messages.map(formatZone));
  const isInUtc = messages.some(({ fiche }) => timeKind(fiche) === 'instant');
  return [others.length === 0 ? zone : words.several, ...(isInUtc ? [words.zone.instant] : [])].join(' ; ');
}

/** What every message of a conversation has: said once, at its head. */
export interface SharedRemarks {
  readonly warnings: ReadonlySet<string>;
  /** How sure the reading of all texts is; '' when they differ, or without a doubt. */
  readonly textDoubt: string;
}

/** Warnings about the archive. */
const ARCHIVE_WARNINGS = ['export-format-unconfirmed', 'message-imitable', 'letters-guessed'];

export function findSharedRemarks(messages: readonly MessageItem[]): SharedRemarks {
  const texts = messages.filter(({ fiche }) => fiche.text !== null && fiche.text !== '');
  const [textDoubt = '', ...others] = new Set(texts.map(({ fiche }) => formatDoubt(fiche, ['text'])));
  return {
    warnings: new Set(ARCHIVE_WARNINGS.filter((code) => messages.every(({ fiche }) => fiche.warnings.includes(code)))),
    textDoubt: others.length === 0 ? textDoubt : '',
  };
}

/** Returns the days of the first and the last message; null when no date was read. */
export function formatMessagePeriod(messages: readonly MessageItem[]): string {
  const ends = endsOf(
    messages.flatMap(({ fiche: { exported, posting } }) => (exported.localTime ?? posting.iso)?.slice(0, 10) ?? []),
  );
  return ends === null ? words.noPeriod : words.periodText(reversedDay(ends.first), reversedDay(ends.last));
}

/** Returns what the archive says of a message besides its words. */
export function listMessageNotes({
  exported,
  text,
}: Pick<MessageItem['fiche'], 'exported' | 'text'>): readonly string[] {
  const { kind, format, isEdited, forwarded, reactions, missingMedia } = exported;
  const call = text !== null && isCodedCall(exported) ? translateCall(text, 'fr') : null;
  const kindNote = call === null ? words.kind[kind] : words.call(call);
  return [
    ...(kindNote === null ? [] : [kindNote]),
    ...(forwarded === undefined ? [] : [words.forwarded(forwarded.from)]),
    ...(isEdited ? [format === 'telegram-json' ? words.editedOrReacted : words.edited] : []),
    ...(reactions.length === 0
      ? []
      : [words.reactions(reactions.map(({ actor, value }) => words.reaction(value, actor)))]),
    ...(missingMedia.length === 0 ? [] : [words.missing(missingMedia)]),
  ];
}

/** Returns the name in the archive, or that it is a line of the platform. */
export function formatSender(message: MessageItem): string {
  const { platform, author, exported } = message.fiche;
  const unnamed = exported.kind === 'notice' ? words.platformLine : words.noSender;
  const name = author.displayName ?? formatAccountName(platform, author) ?? unnamed;
  const named = name + formatDifference(message);
  const side = sideOf(message);
  return side === null ? named : named + words.side[side];
}

type Side = keyof typeof words.side;

const sideOf = (message: MessageItem): Side | null =>
  isOwnMessage(message) ? (message.standing === 'own' ? 'person' : 'holder') : null;

const sidesOf = (messages: readonly MessageItem[]): readonly Side[] => [
  ...new Set(messages.flatMap((message) => sideOf(message) ?? [])),
];

/** What tells the sender from another one whose name looks the same. */
function formatDifference({ fiche: { author, warnings } }: MessageItem): string {
  if (!warnings.includes('sender-alike')) return '';
  if (author.platformId !== null) return words.senderId(author.platformId);
  const odd = listOddLetters(author.displayName ?? '');
  return odd.length === 0 ? '' : words.senderLetters(odd);
}

/** What the head of a conversation says, the same in dossier.pdf and index.html. `quoted`: words of the archive. */
export interface HeadFact {
  readonly label: string;
  readonly lines: readonly string[];
  readonly kind?: 'quoted';
}

export function listHeadFacts(messages: readonly MessageItem[], numbers: string, platform: string): HeadFact[] {
  const records = messages.map(({ fiche }) => fiche.exported);
  const [first] = records;
  if (first === undefined) return [];
  const archives = [...Map.groupBy(records, ({ archive }) => archive.sha256).values()].flatMap(([one]) => one ?? []);
  const paths = [...new Set(records.flatMap(({ path }) => path ?? []))];
  const { warnings, textDoubt } = findSharedRemarks(messages);
  return [
    {
      label: words.title,
      lines: [words.named(first.conversation.title, first.conversation.isRequest)],
      kind: 'quoted',
    },
    { label: words.platform, lines: [platform] },
    {
      label: words.origin,
      lines: [
        ...new Set(records.map((one) => words.originText(nameOrigin(one)))),
        ...(records.some(({ format }) => format === 'whatsapp') ? [words.plainText] : []),
        ...[...warnings].map(warningSentence),
      ],
    },
    ...archives.map(({ archive: { name }, format }) => ({
      label: words.archive,
      lines: [words.archiveText(name, format)],
      kind: 'quoted' as const,
    })),
    ...(paths.length === 0 ? [] : [{ label: words.files, lines: [paths.join(', ')], kind: 'quoted' as const }]),
    { label: words.period, lines: [formatMessagePeriod(messages)] },
    {
      label: words.count,
      lines: [words.countText(messages.length, numbers), ...listOmissions(messages).map(words.leftOut)],
    },
    { label: words.times, lines: [formatZones(messages)] },
    ...(textDoubt === '' ? [] : [{ label: words.texts, lines: [textDoubt] }]),
    { label: words.names, lines: [words.namesText, ...sidesOf(messages).map((side) => words.sideText[side])] },
    { label: words.seals, lines: [words.sealsText] },
  ];
}

/** Whether each message says its zone: they do not all have the same. */
export const hasSeveralZones = (messages: readonly MessageItem[]): boolean =>
  new Set(messages.map(formatZone)).size > 1;
