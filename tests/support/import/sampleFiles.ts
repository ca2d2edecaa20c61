import { type Bytes, concatBytes } from '../../../src/domain/shared/binary.ts';

/** Handmade files in the formats of phones, mail programs and messengers; names and texts are invented. */

export const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((char) => char.charCodeAt(0)) : [...part])),
  );

export const join = (...parts: readonly Bytes[]): Bytes => concatBytes(parts);

/** A text in windows-1252, without the signs that Latin-1 has not. */
export const latin1 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'latin1'));

/** UTF-16 without a mark. */
export function utf16(text: string, isBigEndian = false): Bytes {
  const written = Buffer.from(text, 'utf16le');
  return Uint8Array.from(isBigEndian ? written.swap16() : written);
}

export const u32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
/** Little-endian. */
export const u32le = (value: number): number[] => u32(value).toReversed();
export const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255];

const PNG_END: readonly number[] = [0, 0, 0, 0, ...bytes('IEND'), 0xae, 0x42, 0x60, 0x82];

export const png = (width: number, height: number, ...chunks: readonly (readonly number[])[]) => {
  const size = bytes(u32(13), 'IHDR', u32(width), u32(height), [8, 2, 0, 0, 0], u32(0));
  return bytes([0x89], 'PNG\r\n', [0x1a, 10], [...size], ...chunks, PNG_END);
};

export const jpeg = (width: number, height: number, exif: readonly number[] = []) =>
  bytes(
    [0xff, 0xd8],
    exif.length === 0 ? [] : [0xff, 0xe1, ...u16(exif.length + 8), ...bytes('Exif\0\0'), ...exif],
    [0xff, 0xc0, ...u16(17), 8, ...u16(height), ...u16(width), 3, 1, 17, 0, 2, 17, 1, 3, 17, 1],
    [0xff, 0xd9],
  );

/** Big-endian TIFF: IFD0 with make and pointers, then an EXIF directory with a date and an offset. */
export function exif({
  date,
  offset,
  gps = false,
  tag = 0x9003,
}: {
  readonly date: string;
  readonly offset?: string;
  readonly gps?: boolean;
  /** Of the date: when the photo was taken, unless given. */
  readonly tag?: number;
}): number[] {
  const entries = [[0x010f, 2, 'Essai\0'], [0x8769, 4, 0], ...(gps ? [[0x8825, 4, 0]] : [])] as const;
  const ifd0 = 8;
  const sub = ifd0 + 2 + entries.length * 12 + 4;
  const inner = [[tag, `${date}\0`], ...(offset ? [[0x9011, `${offset}\0`]] : [])] as const;
  let free = sub + 2 + inner.length * 12 + 4;
  const texts: string[] = [];
  const ascii = (tag: number, text: string): number[] => {
    texts.push(text);
    free += text.length;
    return [...u16(tag), ...u16(2), ...u32(text.length), ...u32(free - text.length)];
  };
  const first = entries.flatMap(([id, type, value]) =>
    type === 2 ? ascii(id, String(value)) : [...u16(id), ...u16(4), ...u32(1), ...u32(sub)],
  );
  const second = inner.flatMap(([id, text]) => ascii(Number(id), String(text)));
  return [
    ...bytes('MM', [0, 42], u32(ifd0)),
    ...u16(entries.length),
    ...first,
    ...u32(0),
    ...u16(inner.length),
    ...second,
    ...u32(0),
    ...bytes(texts.join('')),
  ];
}

export const EMAIL = [
  'Return-Path: <sacha@courriel.example>',
  'Received: from relais.example by boite.example; Mon, 17 Nov 2025 18:20:12 +0100',
  'From: =?UTF-8?Q?Sacha_=C3=A9ssai?= <sacha@courriel.example>',
  'To: camille@boite.example',
  'Subject: =?UTF-8?B?TWVzc2FnZSBpbnZlbnTDqQ==?=',
  'Date: Mon, 17 Nov 2025 18:20:11 +0100',
  'Message-ID: <1@courriel.example>',
  'MIME-Version: 1.0',
  '',
  'Un texte inventé.',
].join('\r\n');

export const WHATSAPP = [
  '[03/11/2025, 18:20:11] Sacha: premier message inventé',
  '[17/11/2025, 09:01:00] Camille: réponse inventée',
  'sur deux lignes',
  '[18/11/2025, 10:00:59] Sacha: \u200edernier message',
].join('\n');

export const TELEGRAM = JSON.stringify({
  name: 'Sacha',
  type: 'personal_chat',
  id: 12,
  messages: [
    { id: 1, type: 'message', date: '2025-11-17T18:20:11', date_unixtime: '1763400011', text: 'inventé' },
    { id: 2, type: 'message', date: '2025-11-18T10:00:59', date_unixtime: '1763456459', text: 'aussi' },
  ],
});
