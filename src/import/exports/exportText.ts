import type { ExportedMedia, ExportedMessage } from '../../domain/item/exportedMessage.ts';
import { MAX_FICHE_LIST, MAX_FICHE_TEXT, MAX_FICHE_VALUE } from '../../domain/shared/limits.ts';
import type { ArchiveFile } from './archive.ts';

/** Values of archives within the bounds of docs/format.md, section 2. */

/** Collects whether something of one message was cut. */
export class Cutter {
  isCut = false;

  text(value: unknown): string | null {
    return this.#cut(value, MAX_FICHE_TEXT);
  }

  /** A name, an id, an address. */
  value(value: unknown): string | null {
    return this.#cut(value, MAX_FICHE_VALUE);
  }

  list<T>(values: readonly T[]): readonly T[] {
    if (values.length <= MAX_FICHE_LIST) return values;
    this.isCut = true;
    return values.slice(0, MAX_FICHE_LIST);
  }

  #cut(value: unknown, limit: number): string | null {
    if (typeof value !== 'string' || value === '') return null;
    if (value.length > limit) this.isCut = true;
    return value.slice(0, limit).toWellFormed();
  }
}

/** A message without anything, to which a format adds what the archive has. */
const EMPTY_MESSAGE = {
  kind: 'message',
  sender: null,
  senderId: null,
  fromHolder: null,
  id: null,
  text: null,
  isEdited: false,
  media: [],
  reactions: [],
} as const satisfies Partial<ExportedMessage>;

/** Builds a message of `values`, for which `cutter` cut what is too long; it cuts their lists here. */
export function createMessage(
  { path }: ArchiveFile,
  index: number,
  cutter: Cutter,
  values: Partial<ExportedMessage> & Pick<ExportedMessage, 'posting' | 'localTime'>,
): ExportedMessage {
  const whole = { ...EMPTY_MESSAGE, path, index, ...values };
  const lists = { media: cutter.list(whole.media), reactions: cutter.list(whole.reactions) };
  return { ...whole, ...lists, ...(cutter.isCut && { isCut: true }) };
}

const KINDS: readonly (readonly [ExportedMedia['kind'], RegExp])[] = [
  ['image', /\.(?:jpe?g|png|gif|webp|heic|heif|avif|bmp)$/i],
  ['video', /\.(?:mp4|mov|3gp|webm|m4v|mkv|avi)$/i],
  ['audio', /\.(?:opus|ogg|oga|m4a|mp3|aac|amr|wav|flac)$/i],
];

export const mediaKind = (name: string): ExportedMedia['kind'] =>
  KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'file';
