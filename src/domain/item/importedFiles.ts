import type { Posting, Precision } from '../capture/extraction.ts';
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

export type FileFamily =
  | 'image'
  | 'pdf'
  | 'video'
  | 'audio'
  | 'email'
  | 'conversation'
  | 'message'
  | 'archive'
  | 'text';

/** Determined from the first bytes, never from the name. */
export interface FileFormat {
  readonly id: FormatId;
  readonly family: FileFamily;
  readonly mediaType: string;
  /** Extension of the stored file, without the dot. */
  readonly extension: string;
}

/** Where a date was found: in the file's metadata, its content or its name. */
export type DateSource =
  | 'exif'
  | 'pdf'
  | 'email'
  | 'messages-first'
  | 'messages-last'
  | 'name'
  /** The last change, as the file says. */
  | 'changed'
  /** The last change, as the disk says. */
  | 'modified';

/** A date found in or around a file. Anybody can forge it, so it is stored apart from what the person states. */
export interface FileDate {
  readonly source: DateSource;
  readonly raw: string;
  /** UTC when the offset is known; the day alone otherwise. */
  readonly iso: string | null;
  readonly precision: Precision | null;
}

/**
 * Sources of a file's date that the person may take over as the date of the publication. A last change is none: copying
 * or opening a file changes it.
 */
export const OFFERED_DATE_SOURCES = ['exif', 'pdf', 'name'] as const;
export type OfferedDate = FileDate & { readonly source: (typeof OFFERED_DATE_SOURCES)[number] };

/** Size of an image as displayed, in device pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** A decoded image takes four bytes per pixel: 200 MB here, more than any phone makes, and a page can still hold it. */
const MAX_PIXELS = 50_000_000;
const MAX_SIDE = 30_000;

/** Whether an image of this declared size may be decoded. */
export function isDecodableSize(size: ImageSize | null): boolean {
  return size !== null && Math.max(size.width, size.height) <= MAX_SIDE && size.width * size.height <= MAX_PIXELS;
}

/** Formats of telephones that some browsers, and few other programs, decode. */
const RARELY_DECODED: ReadonlySet<string> = new Set(['image/heic', 'image/avif']);

export const isRarelyDecoded = (mediaType: string): boolean => RARELY_DECODED.has(mediaType);

/** MP4 by other names: browsers refuse the name and play the file. */
const OTHER_MP4: ReadonlySet<string> = new Set(['video/quicktime', 'video/3gpp']);

/** The media type under which a browser is given a video or a sound. */
export const playedAs = (mediaType: string): string => (OTHER_MP4.has(mediaType) ? 'video/mp4' : mediaType);

/** Result of inspecting a file, within limits of time and memory. */
export interface FileInspection {
  readonly format: FileFormat;
  readonly pixels: ImageSize | null;
  readonly dates: readonly FileDate[];
  /** `software`, `camera`, `from`, `subject`, `entries`…, as written in the file. */
  readonly facts: Readonly<Record<string, string>>;
  /** The file contains a location: the person is informed, and the fiche does not store it. */
  readonly hasLocation: boolean;
  /** The file is a mailbox, of which only the first e-mail is read. Absent: no e-mail was looked for. */
  readonly hasSeveralEmails?: boolean;
  readonly warnings: readonly (
    | 'type-differs'
    | 'file-partly-read'
    | 'image-cut'
    | 'image-moves'
    | 'image-not-shown'
    | 'letters-guessed'
  )[];
}

/** `received` in the fiche of an imported file. */
export interface ImportedFile {
  /** File name on the person's computer. */
  readonly name: string;
  readonly format: FormatId;
  readonly family: FileFamily;
  readonly pixels: ImageSize | null;
  readonly dates: readonly FileDate[];
  readonly facts: Readonly<Record<string, string>>;
  /** Who took the screenshot or the photo, as the person states it. */
  readonly takenBy: string | null;
}

/** What the person states about a file before it is sealed; null: not stated. */
export interface ImportUserInput {
  /** An id of a platform, or `web`, `phone`. */
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
  /** The date of the file that the person takes over as the date of the publication. */
  readonly takenDate?: OfferedDate | null;
}

export type FileOutcome =
  | { readonly kind: 'sealed' }
  | { readonly kind: 'refused'; readonly code: RefusalCode | 'bug'; readonly detail: Refusal['detail'] };

/** Files that an interrupted import did not seal. Their content was not stored. */
export interface UnfinishedImport {
  /** Start of the import. */
  readonly at: string;
  readonly names: readonly string[];
}

/**
 * Strict parsing of what the person types about a file. Ambiguous input is rejected, so that the form can report it.
 */

/**
 * Parses « Date telle que vous la connaissez »: `2025`, `11/2025`, `17/11/2025`, `17/11/2025 18:20`, or ISO. The time
 * is in the device's time zone. Returns null for anything else.
 */
export function parseUserDate(typed: string): Pick<Posting, 'iso' | 'precision'> | null {
  const [date = '', time, ...rest] = typed
    .trim()
    .replace(/T(?=\d)/, ' ')
    .split(/\s+(?:à\s+)?|,\s*/)
    .filter(Boolean);
  if (rest.length > 0) return null;
  const iso = toIsoDate(date);
  if (iso === null) return null;
  if (time === undefined) {
    return { iso, precision: iso.length === 4 ? 'year' : iso.length === 7 ? 'month' : 'day' };
  }
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:h]([0-5]\d)?$/.exec(time) ?? [];
  if (iso.length !== 10 || hours === undefined) return null;
  const [year, month, day] = iso.split('-').map(Number);
  const at = new Date(year ?? 0, (month ?? 1) - 1, day, Number(hours), Number(minutes ?? 0));
  return minutes === undefined
    ? { iso: `${at.toISOString().slice(0, 13)}Z`, precision: 'hour' }
    : { iso: `${at.toISOString().slice(0, 16)}Z`, precision: 'min' };
}

function toIsoDate(date: string): string | null {
  const french = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(date);
  const iso = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(date);
  const [year, month, day] = french ? [french[3], french[2], french[1]] : [iso?.[1], iso?.[2], iso?.[3]];
  if (year === undefined || Number(year) < 1990) return null;
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined);
  const isoDate = parts.join('-');
  const fullDate = `${isoDate}${'0000-01-01'.slice(isoDate.length)}`;
  const at = new Date(`${fullDate}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(fullDate) ? isoDate : null;
}

/** Parses a web address; returns null for anything else. */
export function parseUserAddress(typed: string): string | null {
  const text = typed.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && text.length <= 20_000 && text.isWellFormed() ? text : null;
}

/** Parses an account name: one word is a handle, without the @; several words are a display name. */
export function parseUserAccount(typed: string): {
  readonly handle: string | null;
  readonly displayName: string | null;
} {
  const text = typed.trim().replace(/^@/, '').slice(0, 500).toWellFormed();
  if (text === '') return { handle: null, displayName: null };
  return /\s/.test(text) ? { handle: null, displayName: text } : { handle: text, displayName: null };
}

/** One message of an imported conversation, as the file writes it: nothing of it is verified. */
export interface ConversationMessage {
  /** The date as written, `17/11/2025, 18:20`; null for lines before the first dated message. */
  readonly date: string | null;
  /** Null for a notice of the platform. */
  readonly author: string | null;
  readonly text: string;
}

/** Held during an import: prevents the automatic lock, and stops other pages from listing its files as unfinished. */
export const IMPORT_LOCK = 'import';
