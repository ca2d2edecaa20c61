import type { ExportedMessage, ExportFormat } from '../../domain/item/exportedMessage.ts';
import type { ArchiveFile } from './archive.ts';
import type { ArchiveFiles } from './archiveFiles.ts';

/** What each format of the table implements (exportFormats.ts). */

/** Where a conversation stands in one file: formats know its name before or after its messages. */
export interface ConversationHead {
  /** The same in every file that has a part of the conversation. */
  readonly key: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly isRequest: boolean;
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
  readonly hasOwnMessagesOnly: boolean;
  /** Files that have messages, in the order in which they are read. */
  readonly files: readonly ArchiveFile[];
  /** Every thread has exactly one head in a file. The same reading may be asked for again. */
  read(file: ArchiveFile, signal: AbortSignal): AsyncIterable<ExportPart>;
}

export interface ArchiveContext {
  readonly archives: ArchiveFiles;
  /** Returns the beginning of a file as text; read once. */
  head(file: ArchiveFile): Promise<string>;
  /** Returns the path of a file that a message names; null when no archive has it. */
  findMedia(named: string, beside: ArchiveFile): string | null;
}

/** Returns null when the archives hold no message in this format. */
export type ExportReader = (context: ArchiveContext) => Promise<ExportReading | null>;
