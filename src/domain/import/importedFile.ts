import type { Precision } from '../capture/extraction.ts';
import type { Refusal, RefusalCode } from '../shared/errors.ts';

/** A file made elsewhere: its format, and the metadata it contains. None of it is trusted. */

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

/** Determined from the first bytes, never from the name. */
export interface FileFormat {
  readonly id: FormatId;
  readonly family: FileFamily;
  readonly mediaType: string;
  /** Extension of the stored file, without the dot. */
  readonly extension: string;
}

/** Where a date was found: in the file's metadata, its content or its name. */
export type DateSource = 'exif' | 'pdf' | 'email' | 'messages-first' | 'messages-last' | 'name' | 'modified';

/** A date found in or around a file. Anybody can forge it, so it is stored apart from what the person states. */
export interface FileDate {
  readonly source: DateSource;
  readonly raw: string;
  /** UTC when the offset is known; the day alone otherwise. */
  readonly iso: string | null;
  readonly precision: Precision | null;
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Result of inspecting a file, within limits of time and memory. */
export interface FileInspection {
  readonly format: FileFormat;
  readonly pixels: PixelSize | null;
  readonly dates: readonly FileDate[];
  /** `software`, `camera`, `from`, `subject`, `entries`…, as written in the file. */
  readonly facts: Readonly<Record<string, string>>;
  /** The file contains a location: the person is informed, and the fiche does not store it. */
  readonly hasLocation: boolean;
  readonly warnings: readonly ('type-differs' | 'file-partly-read')[];
}

/** `received` in the fiche of an imported file. */
export interface ImportedFile {
  /** File name on the person's computer. */
  readonly name: string;
  readonly format: FormatId;
  readonly family: FileFamily;
  readonly pixels: PixelSize | null;
  readonly dates: readonly FileDate[];
  readonly facts: Readonly<Record<string, string>>;
  /** Who took the screenshot or the photo, as the person states it. */
  readonly takenBy: string | null;
}

/** What the person states about a file before it is sealed; null: not stated. */
export interface ImportUserInput {
  /** A key of PLATFORM_NAMES, or `web`, `phone`. */
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
  /** Declared before the import, so that no list ever shows the image. */
  readonly intimate?: boolean;
}

export type FileOutcome =
  | { readonly kind: 'sealed'; readonly ordinal: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode | 'bug'; readonly detail: Refusal['detail'] };

/** Files that an interrupted import did not seal. Their content was not stored. */
export interface UnfinishedImport {
  /** Start of the import. */
  readonly at: string;
  readonly names: readonly string[];
}
