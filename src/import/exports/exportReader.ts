import type {
  ExportedConversation,
  ExportedMedia,
  ExportedMessage,
  ExportFormat,
} from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import type { ArchiveFiles, MessagePlaces } from './archiveFiles.ts';
import type { MediaIndex } from './mediaIndex.ts';

/** What each format of the table implements (exportFormats.ts). */

/** Where a conversation stands in one file: formats know its name before or after its messages. */
export interface ConversationHead
  extends Pick<
    ExportedConversation,
    'id' | 'title' | 'isRequest' | 'namesakes' | 'alikeNames' | 'isImitable' | 'hasGuessedLetters'
  > {
  /** The same in every file that has a part of the conversation. */
  readonly key: string;
}

/** Some messages of one conversation of a file, or the head of one. `thread` is its name within that file. */
export type ExportPart =
  | { readonly thread: string; readonly messages: readonly ExportedMessage[] }
  | { readonly thread: string; readonly head: ConversationHead };

export interface ExportReading {
  readonly format: ExportFormat;
  /** A platform of the table of platforms. */
  readonly platform: string;
  readonly isConfirmed: boolean;
  readonly hasOwnMessagesOnly?: true;
  /** What the archive, once read, says that its holder is called. Absent: nothing. */
  readonly holderNames?: () => readonly string[];
  /** Files that have messages, in the order in which they are read. */
  readonly files: readonly ArchiveFile[];
  /** Whether a file stands where the format puts what people sent. Absent: such files have folders of their own. */
  readonly holdsSentFile?: (file: ArchiveFile) => boolean;
  /** Whether its files, once read, held comments that the holder wrote. Absent: they hold none. */
  readonly hasOwnComments?: () => boolean;
  /** Every thread has exactly one head in a file. The same reading may be asked for again. */
  read(file: ArchiveFile, signal: AbortSignal): AsyncIterable<ExportPart>;
}

/** Where a file that a message names is; a null path: in no archive. */
export type FoundMedia = Pick<ExportedMedia, 'path' | 'archive'>;

export interface ArchiveContext {
  readonly archives: ArchiveFiles;
  readonly index: MediaIndex;
  /** Files that may have messages: what people sent to each other is in no reader's list of them. */
  readonly places: MessagePlaces;
  /** Returns the beginning of a file as text; read once. */
  head(file: ArchiveFile): Promise<string>;
  /** Finds a file that a message names in the folder of the message's file. */
  findMedia(named: string, beside: ArchiveFile): FoundMedia;
  /** Finds a file that a message names by its path in the download, whose parts Meta spreads over several archives. */
  findPartMedia(named: string, beside: ArchiveFile): FoundMedia;
  /** Index of the first archive of the same download: parts of one download have the same. */
  downloadOf(file: ArchiveFile): number;
}

/** Returns null when the archives hold no message in this format. */
export type ExportReader = (context: ArchiveContext) => Promise<ExportReading | null>;

/** Returns the files that may have messages and, by their path, when they have one, and their beginning, do. */
export async function selectMessageFiles(
  context: ArchiveContext,
  paths: Pick<RegExp, 'test'>,
  isMessageFile: (head: string, file: ArchiveFile) => boolean,
): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  for (const file of context.places.candidates) {
    if (file.path !== null && !paths.test(file.path)) continue;
    if (isMessageFile(await context.head(file), file)) files.push(file);
  }
  return files;
}
