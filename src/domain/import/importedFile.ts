import type { Precision } from '../capture/extraction.ts';
import type { Refusal, RefusalCode } from '../shared/errors.ts';

/** A file that came from elsewhere: what it is, and what it says of itself. Nothing of it is trusted. */

export type FormatId =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'avif'
  | 'heic'
  | 'pdf'
  | 'mp4'
  | 'mov'
  | '3gp'
  | 'webm'
  | 'm4a'
  | 'mp3'
  | 'ogg'
  | 'wav'
  | 'amr'
  | 'aac'
  | 'flac'
  | 'eml'
  | 'whatsapp'
  | 'telegram-json'
  | 'telegram-html'
  | 'zip'
  | 'text';

export type FileFamily = 'image' | 'pdf' | 'video' | 'audio' | 'email' | 'conversation' | 'archive' | 'text';

/** Told by the first bytes, never by the name. */
export interface FileFormat {
  readonly id: FormatId;
  readonly family: FileFamily;
  readonly mediaType: string;
  /** Of the name we give it, without the dot. */
  readonly extension: string;
}

/** Where a date in or around a file stands. */
export type DateSource = 'exif' | 'pdf' | 'email' | 'messages-first' | 'messages-last' | 'name' | 'modified';

/** Anybody can write any date in a file: these are the file's own words, kept beside what the person says. */
export interface FileDate {
  readonly source: DateSource;
  readonly raw: string;
  /** As a posting time: UTC when the zone is known, else cut at the day. */
  readonly iso: string | null;
  readonly precision: Precision | null;
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** What a look at a file gives, in bounded time and memory. */
export interface FileInspection {
  readonly format: FileFormat;
  readonly pixels: PixelSize | null;
  readonly dates: readonly FileDate[];
  /** `software`, `camera`, `from`, `subject`, `entries`… in the file's own words. */
  readonly facts: Readonly<Record<string, string>>;
  /** The file says where it was made: told to the person, kept out of the fiche. */
  readonly hasLocation: boolean;
  readonly warnings: readonly ('type-differs' | 'file-partly-read')[];
}

/** In the fiche of an imported file. */
export interface ImportedFile {
  /** As the person's computer named it. */
  readonly name: string;
  readonly format: FormatId;
  readonly family: FileFamily;
  readonly pixels: PixelSize | null;
  readonly dates: readonly FileDate[];
  readonly facts: Readonly<Record<string, string>>;
  /** Who took the screenshot or the photo, in the person's words. */
  readonly takenBy: string | null;
}

/** What the person says of a file before it is sealed; null: not said. */
export interface ImportUserInput {
  /** Of PLATFORM_NAMES, or `web`, `phone`. */
  readonly platform: string | null;
  /** As the platform writes it, without the leading @. */
  readonly account: string | null;
  readonly address: string | null;
  /** `2025`, `2025-10`, `2025-10-23`, or an instant. */
  readonly date: string | null;
  readonly takenBy: string | null;
}

export const EMPTY_USER_INPUT: ImportUserInput = {
  platform: null,
  account: null,
  address: null,
  date: null,
  takenBy: null,
};

export interface FileToImport {
  readonly file: File;
  readonly userInput: ImportUserInput;
  /** Said before it came in: no list ever shows it. */
  readonly intimate?: boolean;
}

export type FileOutcome =
  | { readonly kind: 'sealed'; readonly ordinal: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode | 'bug'; readonly detail: Refusal['detail'] };

/** Files that an import which ended too early did not seal: their bytes were never kept. */
export interface UnfinishedImport {
  /** When the import began. */
  readonly at: string;
  readonly names: readonly string[];
}
