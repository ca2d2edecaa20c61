import type { FileFamily, FileFormat, FormatId } from '../domain/item/importedFiles.ts';
import type { Bytes } from '../domain/shared/binary.ts';
import type { RefusalCode } from '../domain/shared/errors.ts';
import { decodeUnlabelled } from '../domain/shared/unlabelledText.ts';
import { hasMessageLine } from './exports/whatsappLines.ts';

/** Bytes read from the start of a file to detect its format: the heads of an e-mail may be as long. */
export const FORMAT_HEAD_BYTES = 256 * 1024;

const FORMATS: Readonly<Record<FormatId, readonly [FileFamily, string, string]>> = {
  jpeg: ['image', 'image/jpeg', 'jpg'],
  png: ['image', 'image/png', 'png'],
  webp: ['image', 'image/webp', 'webp'],
  gif: ['image', 'image/gif', 'gif'],
  avif: ['image', 'image/avif', 'avif'],
  heic: ['image', 'image/heic', 'heic'],
  pdf: ['pdf', 'application/pdf', 'pdf'],
  mp4: ['video', 'video/mp4', 'mp4'],
  mov: ['video', 'video/quicktime', 'mov'],
  '3gp': ['video', 'video/3gpp', '3gp'],
  webm: ['video', 'video/webm', 'webm'],
  m4a: ['audio', 'audio/mp4', 'm4a'],
  mp3: ['audio', 'audio/mpeg', 'mp3'],
  ogg: ['audio', 'audio/ogg', 'ogg'],
  wav: ['audio', 'audio/wav', 'wav'],
  amr: ['audio', 'audio/amr', 'amr'],
  aac: ['audio', 'audio/aac', 'aac'],
  flac: ['audio', 'audio/flac', 'flac'],
  eml: ['email', 'message/rfc822', 'eml'],
  whatsapp: ['conversation', 'text/plain', 'txt'],
  'telegram-json': ['conversation', 'application/json', 'json'],
  'telegram-html': ['conversation', 'text/html', 'html'],
  zip: ['archive', 'application/zip', 'zip'],
  text: ['text', 'text/plain', 'txt'],
};

/** Format, offset, and the bytes found there (as Latin-1), from the specification of each format. */
const MAGIC_BYTES: readonly (readonly [FormatId, number, string])[] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['webp', 8, 'WEBP'],
  ['wav', 8, 'WAVE'],
  ['pdf', 0, '%PDF-'],
  ['webm', 0, '\x1a\x45\xdf\xa3'],
  ['ogg', 0, 'OggS'],
  ['amr', 0, '#!AMR'],
  ['flac', 0, 'fLaC'],
  ['mp3', 0, 'ID3'],
  ['zip', 0, 'PK\x03\x04'],
];

/** Major brands of ISO base media files (ISO/IEC 14496-12, at byte 8 after `ftyp`). */
const BRANDS: ReadonlyMap<string, FormatId> = new Map([
  ['avif', 'avif'],
  ['avis', 'avif'],
  ['heic', 'heic'],
  ['heix', 'heic'],
  ['heim', 'heic'],
  ['heis', 'heic'],
  ['hevc', 'heic'],
  ['mif1', 'heic'],
  ['msf1', 'heic'],
  ['qt  ', 'mov'],
  ['M4A ', 'm4a'],
  ['M4B ', 'm4a'],
]);

/** Returns the format of a file from its first bytes; null when it is not an accepted format. */
export function detectFormat(head: Bytes): FileFormat | null {
  const id = detectBinaryFormat(head) ?? detectTextFormat(head);
  if (id === null) return null;
  const [family, mediaType, extension] = FORMATS[id];
  return { id, family, mediaType, extension };
}

/** Handlers of tracks (ISO/IEC 14496-12, 8.4.3): what these hold. */
const SOUND_TRACK = /hdlr[\s\S]{8}soun/;
const PICTURE_TRACK = /hdlr[\s\S]{8}(?:vide|auxv|pict)/;

/**
 * Returns M4A for an MP4 or 3GP file whose tracks are sounds only, as telephones record voices; else the format: where
 * a picture track is anywhere, or the list of tracks is not whole in one of the two ends of the file (`edges`).
 */
export function refineFormat(format: FileFormat, edges: readonly Bytes[]): FileFormat {
  if (format.id !== 'mp4' && format.id !== '3gp') return format;
  const texts = edges.map(decodeLatin1);
  if (texts.some((text) => PICTURE_TRACK.test(text))) return format;
  const isSound = edges.some((edge, index) => {
    const at = (texts[index] ?? '').indexOf('moov') - 4;
    if (at < 0) return false;
    const end = at + new DataView(edge.buffer, edge.byteOffset, edge.byteLength).getUint32(at);
    return end <= edge.length && SOUND_TRACK.test(texts[index]?.slice(at, end) ?? '');
  });
  const [family, mediaType, extension] = FORMATS.m4a;
  return isSound ? { id: 'm4a', family, mediaType, extension } : format;
}

/** What programs pack files in, by the bytes at an offset. */
const PACKED: readonly (readonly [number, string])[] = [
  [0, 'Rar!'],
  [0, '7z\xbc\xaf'],
  [0, '\x1f\x8b'],
  [0, 'BZh'],
  [0, '\xfd7zXZ'],
  [0, '\x28\xb5\x2f\xfd'],
  [0, 'MSCF'],
  [0, 'PK\x07\x08'],
  [257, 'ustar'],
];

/** Returns the refusal that names the way out of a file whose format is not accepted. */
export function explainUnknown(head: Bytes, name: string): RefusalCode {
  if (PACKED.some(([at, magic]) => readLatin1(head, at, magic.length) === magic)) return 'file-packed';
  // A mailbox of Outlook (MS-PST, 2.2.2.6), and what it makes of its messages for others (MS-OXTNEF).
  if (['!BDN', '\x78\x9f\x3e\x22'].includes(readLatin1(head, 0, 4))) return 'file-outlook';
  if (/\.crypt\d{0,2}$/i.test(name)) return 'file-locked-chat';
  if (readLatin1(head, 0, 4) === '\xd0\xcf\x11\xe0') {
    // A compound file, of Word too: the names of its parts are in UTF-16 (MS-CFB, 2.6.1; MS-OXMSG, 2.2).
    const isMessage = /__(?:substg1|properties_v|nameid_v)/.test(decodeLatin1(head).replaceAll('\0', ''));
    return isMessage || /\.msg$/i.test(name) ? 'file-outlook' : 'file-unknown';
  }
  const text = decodeText(head)?.text;
  if (text?.trim() === '') return 'file-empty';
  return text !== undefined && (isMarkup(text.trimStart()) || isSavedPage(text)) ? 'file-page' : 'file-unknown';
}

/** Returns the format of a file that is no text from its first bytes; null when it is another. */
export function detectBinaryFormat(head: Bytes): FormatId | null {
  const found = MAGIC_BYTES.find(([, at, magic]) => readLatin1(head, at, magic.length) === magic);
  if (found) return readLatin1(head, 0, 4) === 'RIFF' || found[1] === 0 ? found[0] : null;
  if (readLatin1(head, 4, 4) === 'ftyp') {
    const brand = readLatin1(head, 8, 4);
    return BRANDS.get(brand) ?? (brand.startsWith('3g') ? '3gp' : 'mp4');
  }
  // MPEG audio without ID3 (ISO/IEC 11172-3), AAC in ADTS (13818-7): the first eleven or twelve bits are set.
  const second = head[1] ?? 0;
  if (head[0] !== 0xff || head.length < 64) return null;
  if ((second & 0xf6) === 0xf0) return 'aac';
  return (second & 0xe6) === 0xe2 ? 'mp3' : null;
}

/** Returns one character a byte, fast for a megabyte. The bytes 0x80 to 0x9f give the characters of Windows-1252. */
export const decodeLatin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Returns the characters U+0000 to U+00FF of a few bytes. */
export function readLatin1(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/**
 * Returns whether the file name has the extension of another format. False for an unknown extension, except of a text:
 * many formats consist of text, scripts included.
 */
export function hasMismatchedExtension(name: string, { id, extension }: FileFormat): boolean {
  const ending = /\.([a-z0-9]{2,5})$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return false;
  if (id === 'text') return !TEXT_EXTENSIONS.has(ending);
  const claimed = EXTENSION_ALIASES.get(ending) ?? ending;
  return claimed !== extension && claimed !== id && [...Object.values(FORMATS)].some(([, , e]) => e === claimed);
}

/** Other extensions of the same formats. */
const EXTENSION_ALIASES: ReadonlyMap<string, string> = new Map([
  ['jpeg', 'jpg'],
  ['jpe', 'jpg'],
  ['jfif', 'jpg'],
  ['heif', 'heic'],
  ['m4v', 'mp4'],
  ['opus', 'ogg'],
  ['oga', 'ogg'],
  ['htm', 'html'],
  ['mkv', 'webm'],
]);

/** Extensions of notes, tables, subtitles, calendars, contacts and of lists that programs write. */
const TEXT_EXTENSIONS: ReadonlySet<string> = new Set('txt text md log csv tsv srt vtt ics vcf json'.split(' '));

/** Returns the kind of a text file from its beginning; null when it is not text. */
function detectTextFormat(head: Bytes): FormatId | null {
  const text = decodeText(head)?.text ?? '';
  if (text.trim() === '') return null;
  const start = text.trimStart();
  // A page that a browser saved in one file has the head of an e-mail; the letters of RTF are numbers.
  if (/^\{\\rtf/.test(start) || isSavedPage(text)) return null;
  if (isEmail(start)) return 'eml';
  if (hasMessageLine(text.slice(0, 20_000))) return 'whatsapp';
  if (isTelegramJson(text)) return 'telegram-json';
  if (isMarkup(start)) return /class="(?:page_wrap|history)"/.test(text) ? 'telegram-html' : null;
  return 'text';
}

/** A head that no server has carried, however its words look. */
const isSavedPage = (text: string): boolean => {
  const head = text.slice(0, 4096);
  const isSaved = /^(?:Snapshot-Content-Location:|From: <(?:Saved|Enregistré) )/m.test(head);
  return isSaved && !/^(?:Received|Return-Path|Delivered-To):/im.test(head);
};

/** What Telegram calls a conversation. */
export const TELEGRAM_KIND =
  /"type"\s*:\s*"(?:personal_chat|bot_chat|saved_messages|replies|(?:private|public)_(?:group|supergroup|channel))"/;

/** Other programs write lists of messages too: the kinds of Telegram's conversations, or ids of its accounts, tell. */
const isTelegramJson = (text: string): boolean =>
  /^\s*\{[\s\S]*"(?:messages|chats)"\s*:/.test(text) &&
  (TELEGRAM_KIND.test(text) || /"(?:date_unixtime|from_id|actor_id)"\s*:/.test(text));

/** Whether a text is the JSON of the usual program that copies conversations of Discord. */
export const isDiscordCopy = (text: string): boolean =>
  /^\s*\{\s*"guild"\s*:/.test(text) && /"channel"\s*:/.test(text) && /"exportedAt"\s*:/.test(text);

/** A page or a drawing. `<Sacha> …` begins a line of a chat: no element has this name, and nothing ends it. */
function isMarkup(start: string): boolean {
  const [, name = ''] = /^<([!?]?[a-z][\w:-]*)/i.exec(start) ?? [];
  if (/^[!?]|^(?:html|head|body|svg|script|div|p|table|style|meta|link)$/i.test(name)) return true;
  return name !== '' && start.toLowerCase().includes(`</${name.toLowerCase()}`);
}

const KNOWN_HEADERS = ['from', 'to', 'date', 'subject', 'received', 'message-id', 'mime-version', 'return-path'];

/** An email starts with header lines, two of which every message has (RFC 5322, section 3.6). */
function isEmail(start: string): boolean {
  const head = start.slice(findEmailStart(start)).split(/\r?\n\r?\n/)[0] ?? '';
  if (!/^[!-9;-~]{1,100}:/.test(head)) return false;
  const names = new Set(head.matchAll(/^([!-9;-~]{1,100}):/gm).map(([, name = '']) => name.toLowerCase()));
  return KNOWN_HEADERS.filter((name) => names.has(name)).length >= 3;
}

/** Where the head of an e-mail begins, in signs: programs put empty lines, marks, `From …` or a length before. */
export const findEmailStart = (text: string): number =>
  /^(?:(?:\ufeff|\xef\xbb\xbf)|(?:\d{1,12})?[ \t]*\r?\n|>*From [^\n]*\n)*/.exec(text)?.[0].length ?? 0;

/** Decodes a text; a character cut at the end is ignored. Returns null when the bytes are not text. */
export function decodeText(bytes: Bytes): ReturnType<typeof decodeUnlabelled> | null {
  const found = decodeUnlabelled(bytes, true);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finds control characters, which no text contains
  return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(found.text) ? null : found;
}
