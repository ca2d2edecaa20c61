import type { ExportContents, ExportedConversation, ExportedMessage } from '../../domain/item/exportedMessage.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { decodeUnlabelled } from '../../domain/shared/unlabelledText.ts';
import type { ArchiveFile, OpenedExport } from './archive.ts';
import {
  type ArchiveFiles,
  type ChosenFile,
  findMessagePlaces,
  hasOtherBytes,
  isDamaged,
  listArchiveFiles,
  readBytes,
  readHead,
} from './archiveFiles.ts';
import { MessageCounts } from './conversationCounts.ts';
import { readPastTime } from './exportDates.ts';
import { EXPORT_READERS } from './exportFormats.ts';
import type { ArchiveContext, ConversationHead, ExportPart, ExportReading, FoundMedia } from './exportReader.ts';
import { createMediaIndex, downloadOf, type MediaIndex, pathOf } from './mediaIndex.ts';
import { hasComments } from './metaText.ts';
import { type ChosenReading, chooseReading } from './readingChoice.ts';

const HEAD_BYTES = 64 * 1024;
/** An account has thousands of conversations. */
const MAX_CONVERSATIONS = 100_000;

/**
 * Recognises files chosen together as one export, by their content, and counts its conversations. Null: they are none.
 * Throws Refusal `archive-encrypted`, `archive-damaged` (also when it has nothing but paths twice),
 * `archive-too-large`,
 * `file-packed`, `archive-mixed` (of several platforms), `cancelled`. A message dated after `now` has no date.
 */
export async function openExport(
  chosen: readonly ChosenFile[],
  progress: Progress,
  signal: AbortSignal,
  now: Date,
): Promise<OpenedExport | null> {
  const archives = await listArchiveFiles(chosen, signal);
  const index = createMediaIndex(archives);
  const messageFiles = new Set<ArchiveFile>();
  const unread = new Set<ArchiveFile>();
  const context = createContext(archives, index, messageFiles, unread);
  const readings: ExportReading[] = [];
  const claimed = new Set<ArchiveFile>();
  for (const open of EXPORT_READERS) {
    if (signal.aborted) throw new Refusal('cancelled');
    const reading = await open(context);
    // A file has one format: the first one that knows it.
    const files = reading?.files.filter((file) => !claimed.has(file)) ?? [];
    if (reading === null || files.length === 0) continue;
    readings.push({ ...reading, files, read: (file, reader) => readPast(reading, file, now, reader) });
    for (const file of files) claimed.add(file);
  }
  const chosenReading = await chooseReading(readings, index, signal);
  if (chosenReading === null && archives.hasRepeatedPaths) throw new Refusal('archive-damaged');
  if (chosenReading === null && archives.files.some(isToUnpack)) throw new Refusal('file-packed');
  if (chosenReading === null) return null;
  for (const file of chosenReading.reading.files) messageFiles.add(file);
  return listConversations(
    archives,
    index,
    { ...chosenReading, unread: chosenReading.unread + unread.size },
    progress,
    signal,
  );
}

/** A zip within a zip, or a text in a compression that only its maker reads. */
const isToUnpack = ({ path, isReadable }: ArchiveFile): boolean =>
  /\.zip$/i.test(path ?? '') || (isReadable === false && /\.(?:txt|json|html?)$/i.test(path ?? ''));

async function* readPast(
  reading: ExportReading,
  file: ArchiveFile,
  now: Date,
  signal: AbortSignal,
): AsyncGenerator<ExportPart> {
  for await (const part of reading.read(file, signal)) {
    yield 'head' in part ? part : { ...part, messages: part.messages.map((message) => readPastTime(message, now)) };
  }
}

function createContext(
  archives: ArchiveFiles,
  index: MediaIndex,
  /** Files of messages are no media, once they are known. */
  messageFiles: ReadonlySet<ArchiveFile>,
  /** Takes those that may have messages, and nothing of which is read. */
  unread: Set<ArchiveFile>,
): ArchiveContext {
  const heads = new Map<ArchiveFile, string>();
  const toFound = (found: ArchiveFile | null, beside: ArchiveFile): FoundMedia => {
    if (found === null || messageFiles.has(found)) return { path: null };
    const isOwn = found.archive === beside.archive;
    if (isOwn && found.path === beside.path) return { path: null };
    return { path: pathOf(archives, found), ...(!isOwn && { archive: found.archive }) };
  };
  return {
    archives,
    index,
    places: findMessagePlaces(archives),
    head: async (file) => {
      const known = heads.get(file);
      if (known !== undefined) return known;
      const bytes = await readHead(file, HEAD_BYTES);
      if (bytes.length === 0 && file.bytes > 0) unread.add(file);
      const head = decodeUnlabelled(bytes, true).text;
      // Heads of thousands of files are not kept.
      if (file.path === null) heads.set(file, head);
      return head;
    },
    findMedia: (named, beside) => toFound(index.inFolder(named, beside), beside),
    findPartMedia: (named, beside) => toFound(index.inParts(named, beside), beside),
    downloadOf: ({ archive }) => downloadOf(archives, archive),
  };
}

/** A part of a conversation: the file, and the name of its thread there. */
interface ConversationPlace {
  readonly file: ArchiveFile;
  readonly thread: string;
}

interface Listed {
  readonly head: ConversationHead;
  readonly counts: MessageCounts;
  readonly places: ConversationPlace[];
}

async function listConversations(
  archives: ArchiveFiles,
  index: MediaIndex,
  { reading, unread }: ChosenReading,
  progress: Progress,
  signal: AbortSignal,
): Promise<OpenedExport> {
  const listed = new Map<string, Listed>();
  const used = new Set(reading.files.map(({ archive }) => archive));
  const named = new Set<ArchiveFile | null>();
  let damaged = 0;
  const total = reading.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const file of reading.files) {
    const count = (bytes: number): void => {
      done += bytes;
      // The sizes of a zip's directory may lie.
      progress({ name: 'archive', done: Math.min(done, total), total });
    };
    if (!(await listFile(reading, file, countBytes(file, count), listed, { used, index, named }, signal))) damaged += 1;
  }
  if (damaged === reading.files.length && listed.size === 0) throw new Refusal('archive-damaged');
  const conversations = [...listed.values()].map(({ head, counts }) => counts.toConversation(head));
  const isUnnamed = (file: ArchiveFile) => !named.has(file) && !reading.files.includes(file);
  const unnamed = archives.files.filter((file) => reading.holdsSentFile?.(file) && isUnnamed(file)).length;
  const hasOwnComments = (await hasComments(archives)) || reading.hasOwnComments?.() === true;
  const holderNames = reading.holderNames?.() ?? [];
  const isCut = archives.isCut || listed.size >= MAX_CONVERSATIONS;
  const contents: ExportContents = {
    format: reading.format,
    platform: reading.platform,
    isConfirmed: reading.isConfirmed,
    hasOwnMessagesOnly: reading.hasOwnMessagesOnly === true,
    ...(holderNames.length > 0 && { holderNames }),
    conversations,
    ...(unnamed > 0 && { unnamedMedia: unnamed }),
    warnings: [
      ...(isPartMissing(archives, reading, conversations) ? (['part-missing'] as const) : []),
      ...(damaged + unread > 0 ? (['file-unreadable'] as const) : []),
      ...(isCut ? (['entries-cut'] as const) : []),
      ...(archives.hasRepeatedPaths ? (['path-repeated'] as const) : []),
      ...(archives.hasOtherReading ? (['other-reading'] as const) : []),
      ...(conversations.some(({ isImitable }) => isImitable) ? (['message-imitable'] as const) : []),
      ...(conversations.some(({ hasGuessedLetters }) => hasGuessedLetters) ? (['letters-guessed'] as const) : []),
      ...(hasOwnComments ? (['comments-not-read'] as const) : []),
    ],
  };
  return {
    contents,
    used,
    messages: (key, reader) => readConversation(reading, listed.get(key)?.places ?? [], reader),
    readMedia: (path, archive, limit) => readMedia(index, path, archive, limit),
    close: async () => listed.clear(),
  };
}

/** The same file, which reports the bytes that are read of it. */
const countBytes = (file: ArchiveFile, count: (bytes: number) => void): ArchiveFile => ({
  ...file,
  stream: () =>
    file.stream().pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          count(chunk.length);
          controller.enqueue(chunk);
        },
      }),
    ),
});

interface NamedMedia {
  /** Takes the archives of the media that the messages name. */
  readonly used: Set<number>;
  /** Takes these files. */
  readonly named: Set<ArchiveFile | null>;
  readonly index: MediaIndex;
}

/**
 * Adds the conversations of one file. Returns false when a part of it was not read: what came before counts, unless a
 * download changed its bytes.
 */
async function listFile(
  reading: ExportReading,
  file: ArchiveFile,
  /** The same, which reports what is read of it. */
  counted: ArchiveFile,
  listed: Map<string, Listed>,
  media: NamedMedia,
  signal: AbortSignal,
): Promise<boolean> {
  const threads = new Map<string, MessageCounts>();
  const heads = new Map<string, ConversationHead>();
  let isComplete = true;
  try {
    for await (const part of reading.read(counted, signal)) {
      if ('head' in part) heads.set(part.thread, part.head);
      else
        for (const message of part.messages) {
          countsOf(threads, part.thread).add(message);
          for (const { path, archive = file.archive } of message.media) {
            if (path === null) continue;
            media.used.add(archive);
            media.named.add(media.index.at(path, archive));
          }
        }
    }
  } catch (error) {
    if (!isDamaged(error)) throw error;
    if (hasOtherBytes(error)) return false;
    isComplete = false;
  }
  for (const [thread, counts] of threads) {
    // A file that ends too early does not say the name of its conversation.
    const place = `${file.archive}/${file.path ?? ''}/${thread}`;
    const head = heads.get(thread) ?? { key: place, id: null, title: null, isRequest: false };
    addConversation(listed, head, counts, { file, thread });
  }
  return isComplete;
}

function countsOf(threads: Map<string, MessageCounts>, thread: string): MessageCounts {
  const known = threads.get(thread);
  if (known !== undefined) return known;
  const counts = new MessageCounts();
  threads.set(thread, counts);
  return counts;
}

function addConversation(
  listed: Map<string, Listed>,
  head: ConversationHead,
  counts: MessageCounts,
  place: ConversationPlace,
): void {
  const known = listed.get(head.key);
  if (known === undefined) {
    if (listed.size < MAX_CONVERSATIONS) listed.set(head.key, { head, counts, places: [place] });
    return;
  }
  known.counts.merge(counts);
  known.places.push(place);
}

async function* readConversation(
  reading: ExportReading,
  places: readonly ConversationPlace[],
  signal: AbortSignal,
): AsyncGenerator<ExportedMessage & { readonly archive: number }> {
  for (const { file, thread } of places) {
    try {
      for await (const part of reading.read(file, signal)) {
        if ('head' in part || part.thread !== thread) continue;
        for (const message of part.messages) {
          if (signal.aborted) throw new Refusal('cancelled');
          yield { ...message, archive: file.archive };
        }
      }
    } catch (error) {
      // The listing has the warning `file-unreadable`, and counted what came before.
      if (!isDamaged(error)) throw error;
    }
  }
}

/** `…-part2`, `… (2)` do not say how many parts there are. Within letters, as in the id `Ab3dE9f`, it is no count. */
const PART_NAME = /(?:^|part|[^0-9a-z])(\d{1,3})[-_ ]?(?:of|sur|de)[-_ ]?(\d{1,3})(?![0-9a-z])/i;

function isPartMissing(
  archives: ArchiveFiles,
  reading: ExportReading,
  conversations: readonly ExportedConversation[],
): boolean {
  // In other names, « 2 sur 3 » is the person's, or that of a conversation.
  const isNumbered = ['instagram', 'messenger', 'telegram'].includes(reading.platform);
  const numbered = isNumbered ? archives.names : [];
  const parts = numbered.map((name) => PART_NAME.exec(name)).filter((part) => part !== null);
  const total = Math.max(0, ...parts.map((part) => Number(part[2])));
  const present = new Set(parts.map((part) => Number(part[1])));
  if (total > 1 && present.size < total) return true;
  if (hasPartGap(numbered)) return true;
  if (hasGap(reading.files)) return true;
  // Meta makes parts of one size without saying how many: the media that messages name are then in another one.
  return conversations.some(({ missingMedia }) => missingMedia > 0) && archives.names.some(isNumberedPart);
}

/** `…-part_2.zip`; Meta writes the number alone, behind a day and an id: `facebook-lea-2025-11-17-AbCdEf-2.zip`. */
const PART_NUMBER = /part[-_ ]?(\d{1,3})(?!\d)|-\d{4}-\d\d-\d\d-\w{4,20}-(\d{1,2})\.zip$/i;

/** The first and the third part without the second. */
function hasPartGap(names: readonly string[]): boolean {
  const numbers = new Set(
    names.map((name) => {
      const [, part, last] = PART_NUMBER.exec(name) ?? [];
      return Number(part ?? last ?? 0);
    }),
  );
  numbers.delete(0);
  return Math.max(0, ...numbers) > numbers.size;
}

/** Meta numbers the parts of a download at the end of their names: `instagram-lea-2025-11-17-AbCdEf-2.zip`. */
const isNumberedPart = (name: string): boolean => /^(?:instagram|facebook|meta|messenger)-.*-\d{1,2}\.zip$/i.test(name);

/** Whether a conversation has `message_3` without `message_2`. */
function hasGap(files: readonly ArchiveFile[]): boolean {
  const highest = new Map<string, { count: number; last: number }>();
  for (const { path } of files) {
    const [, folder, number] = /^(.*\/)?message_(\d{1,6})\.(?:json|html)$/i.exec(path ?? '') ?? [];
    if (number === undefined) continue;
    const known = highest.get(folder ?? '') ?? { count: 0, last: 0 };
    highest.set(folder ?? '', { count: known.count + 1, last: Math.max(known.last, Number(number)) });
  }
  return [...highest.values()].some(({ count, last }) => last > count);
}

async function readMedia(index: MediaIndex, path: string, archive: number, limit: number): Promise<Blob> {
  const file = index.at(path, archive);
  if (file === null) throw new Refusal('file-unreadable');
  try {
    return new Blob(await readBytes(file, limit));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'item-too-large') throw error;
    throw new Refusal('file-unreadable', {}, error);
  }
}
