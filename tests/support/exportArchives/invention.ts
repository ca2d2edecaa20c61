import type {
  ExportedMedia,
  ExportedMessage,
  ExportFormat,
  MessageKind,
} from '../../../src/domain/item/exportedMessage.ts';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { SeededChoices } from '../random.ts';
import { deflated, writeZip } from '../zipWriter.ts';

/** What invented archives share: their expected values, words, names and dates. Every name and word is invented. */

export const FIELDS = [
  ...(['kind', 'sender', 'senderId', 'fromHolder', 'text', 'iso'] as const),
  ...(['precision', 'localTime', 'isEdited', 'media', 'reactions'] as const),
];
export type Field = (typeof FIELDS)[number];

export interface ExpectedMessage {
  /** Index of the file of the archive, among those chosen together. */
  readonly archive: number;
  readonly path: string | null;
  readonly index: number;
  readonly kind: MessageKind;
  readonly sender: string | null;
  /** Undefined: not compared. */
  readonly senderId?: string | null;
  readonly fromHolder?: boolean | null;
  readonly text: string | null;
  readonly iso: string | null;
  readonly precision: 'ms' | 's' | 'day' | null;
  readonly localTime: string | null;
  /** Words of the date as written, which `posting.raw` must have when `iso` is null. */
  readonly raw?: string;
  readonly isEdited: boolean;
  /**
   * `name`: the whole name in the message, of which a reader may give the last part alone; null: the message has no
   * name for it.
   */
  readonly media: readonly (Pick<ExportedMedia, 'kind' | 'path'> & { readonly name: string | null })[];
  readonly reactions: ExportedMessage['reactions'];
  /** Other values that the contract and the notes allow as well. */
  readonly also?: { readonly [F in Field]?: readonly unknown[] };
  /** Fields that neither the contract nor the notes determine. */
  readonly open?: readonly Field[];
  /** The text may go on, with what was shared. */
  readonly textGoesOn?: boolean;
}

export interface ExpectedConversation {
  readonly title: string | null;
  /** Other titles that are as right. */
  readonly otherTitles?: readonly (string | null)[];
  /** No, by default. */
  readonly isRequest?: boolean;
  readonly messages: readonly ExpectedMessage[];
}

export interface InventedFile {
  readonly name: string;
  readonly bytes: Bytes;
}

export interface InventedArchive {
  readonly name: string;
  readonly format: ExportFormat;
  readonly files: readonly InventedFile[];
  /** No, by default. */
  readonly hasOwnMessagesOnly?: boolean;
  readonly conversations: readonly ExpectedConversation[];
}

export const toUtf8 = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'utf8'));

/** Content of a zip, by name. */
export type Entries = Map<string, string | Uint8Array>;

export const zipOf = (entries: Entries): Bytes =>
  writeZip(
    [...entries].map(([name, content]) => deflated(name, typeof content === 'string' ? toUtf8(content) : content)),
  );

/** An archive of one zip. */
export const archiveOf = (
  format: ExportFormat,
  name: string,
  [zip, entries]: readonly [name: string, entries: Entries],
  conversations: readonly ExpectedConversation[],
): InventedArchive => ({ name, format, files: [{ name: zip, bytes: zipOf(entries) }], conversations });

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9]);
const WORDS_OF_MEDIA = 'Un contenu inventé, sans image.';
/** A small file whose first bytes are those of its extension, when it is a picture. */
const mediaBytes = (name: string): Uint8Array => (name.endsWith('.jpg') ? JPEG : toUtf8(`${WORDS_OF_MEDIA} ${name}`));

/** Adds such a file, and returns its name. */
export function addMedia(entries: Entries, name: string): string {
  entries.set(name, mediaBytes(name));
  return name;
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const FIRST_NAMES = ['Léa', 'Noé', 'Ínes', 'Zoë', 'Malo', 'Chloé', 'Loïc', 'Aïcha', 'Björn', 'Søren', 'Élodie', 'Yaël'];
const LAST_NAMES = ['Vantoux', 'Merlan', 'Dùnois', 'Carabosse', 'Tilleul', 'Grandpré', 'Œillet', 'Sablon', 'Noisetier'];
/** Names of an address book, with what separates fields in some archives. */
export const ODD_NAMES: readonly string[] = [
  'Jean : voisin du 3e',
  'Max - foot',
  '+33 6 00 00 00 07',
  'مريم',
  'דנה',
  'Zoé 🌻',
  'A: B - C',
  '~ Camille',
];
const SENTENCES = [
  'Tu viens demain au marché ?',
  'Le chat dort encore sur le toit.',
  'Je n’ai pas retrouvé ton parapluie.',
  'Arrête de m’écrire, s’il te plaît.',
  'C’est noté : 10:30 - devant la gare.',
  'Where did you put the blue kettle?',
  'Ich habe den Schlüssel vergessen.',
  'Œuf, cœur, naïf, Noël, ça ira.',
  'On se voit à 18 h 30, d’accord ?',
  'صباح الخير، كيف حالك اليوم؟',
  'שלום, מה שלומך היום?',
  'Bravo 👏🏽👨‍👩‍👧 et 🇫🇷 !',
  'Prix : 12,50 € — « presque » gratuit…',
  '<b>pas une balise</b> & "guillemets" \\ fin',
  'https://exemple.example/page?a=1&b=2',
  'Trois fois rien',
  '👍',
  'ok',
  'Réponds [12] (oui) {non} #3 @personne',
];
const LATER_LINES = ['Deuxième ligne.', '- une liste', '10 h, pas plus tard', 'Note : rien', '[sans date] ici', 'שורה'];

/** Makes every choice of one archive from its seed. */
export class Inventor extends SeededChoices {
  #now: number;

  constructor(seed: number) {
    super(seed);
    this.#now = Date.UTC(2025, this.below(12), 13 + this.below(12), 7, 0, 0);
  }

  name(): string {
    return `${this.pick(FIRST_NAMES)} ${this.pick(LAST_NAMES)}`;
  }

  /** `count` different names. */
  names(count: number): string[] {
    const names = new Set<string>();
    while (names.size < count) names.add(this.name());
    return [...names];
  }

  handle(): string {
    return `${this.pick(['lune', 'petit', 'vent', 'noix', 'brume'])}.${this.pick(['bleu', 'du12', 'et_sel', 'x'])}${this.below(900)}`;
  }

  digits(length: number): string {
    return Array.from({ length }, (_, i) => (i === 0 ? 1 + this.below(9) : this.below(10))).join('');
  }

  sentence(): string {
    return this.pick(SENTENCES);
  }

  /** One to three lines. */
  lines(): string {
    return this.chance(0.25)
      ? [this.sentence(), ...Array.from({ length: 1 + this.below(2) }, () => this.pick(LATER_LINES))].join('\n')
      : `${this.sentence()} (${this.below(10_000)})`;
  }

  /** The next instant, later than the one before: in whole seconds, with a part of a second where asked. */
  next(withMs = false): Date {
    this.#now += 1000 * (20 + this.below(40_000));
    return new Date(this.#now + (withMs ? 1 + this.below(999) : 0));
  }
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** The parts of a civil time, which the archive writes without a zone. */
export const parts = (at: Date) => ({
  year: String(at.getUTCFullYear()),
  shortYear: pad(at.getUTCFullYear() % 100),
  month: pad(at.getUTCMonth() + 1),
  monthIndex: at.getUTCMonth(),
  day: pad(at.getUTCDate()),
  dayNumber: at.getUTCDate(),
  hour: pad(at.getUTCHours()),
  hour12: String(at.getUTCHours() % 12 || 12),
  isMorning: at.getUTCHours() < 12,
  minute: pad(at.getUTCMinutes()),
  second: pad(at.getUTCSeconds()),
});

type When = Pick<ExpectedMessage, 'iso' | 'precision' | 'localTime'>;

/** A time that the archive writes in an unknown zone. */
export const localTo = (unit: 'min' | 's', at: Date): When => ({
  iso: at.toISOString().slice(0, 10),
  precision: 'day',
  localTime: at.toISOString().slice(0, unit === 's' ? 19 : 16),
});

/** An instant, since the archive states UTC or an offset. */
export const instant = (precision: 'ms' | 's', at: Date): When => ({
  iso: at.toISOString(),
  precision,
  localTime: null,
});

export const unknownWhen: When = { iso: null, precision: null, localTime: null };

const ORDINARY = { archive: 0, kind: 'message', isEdited: false, media: [], reactions: [] } as const;

/** An expected message: an ordinary one, unless `values` has something else. */
export const message = (
  values: Omit<ExpectedMessage, keyof typeof ORDINARY> & Partial<ExpectedMessage>,
): ExpectedMessage => ({ ...ORDINARY, ...values });

export const MEDIA_KINDS: Readonly<Record<string, ExportedMedia['kind']>> = {
  jpg: 'image',
  webp: 'image',
  gif: 'image',
  mp4: 'video',
  opus: 'audio',
  ogg: 'audio',
  m4a: 'audio',
  aac: 'audio',
  pdf: 'file',
};
