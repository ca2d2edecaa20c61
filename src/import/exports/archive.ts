import type { ExportContents, ExportedMessage } from '../../domain/item/exportedMessage.ts';

/** A file of an archive. Its bytes are read again at each call, since an archive does not fit in memory. */
export interface ArchiveFile {
  /** Path as the archive names it; null when the archive is itself the file. */
  readonly path: string | null;
  /** Index of the archive, among those chosen together, that holds it. */
  readonly archive: number;
  /** As the archive states it: it may lie. */
  readonly bytes: number;
  /** False: its compression is not known here. */
  readonly isReadable?: false;
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** Archives chosen together and recognised as one export. */
export interface OpenedExport {
  readonly contents: ExportContents;
  /** Indexes of the archives that hold its messages, or a file that one of them names. The others are no part of it. */
  readonly used: ReadonlySet<number>;
  /** Reads the messages of one conversation of `contents` again, in the order of the archive. */
  messages(key: string, signal: AbortSignal): AsyncIterable<ExportedMessage & { readonly archive: number }>;
  /**
   * Reads the bytes of `ExportedMedia.path` in the archive with this index, up to `limit` bytes. Throws Refusal
   * `item-too-large`,
   * `file-unreadable`.
   */
  readMedia(path: string, archive: number, limit: number): Promise<Blob>;
  close(): Promise<void>;
}
