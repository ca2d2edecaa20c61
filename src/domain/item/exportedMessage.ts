import type { Posting } from '../capture/extraction.ts';
import type { ContentDigest } from '../shared/binary.ts';

/**
 * Messages of an archive that a platform gives to the holder of an account (« Télécharger vos données »), or that its
 * application writes (« Exporter la discussion »). Nothing of it was seen on a screen, and nothing of it is verified.
 */

/** What an archive was recognised as, by its content. */
export const EXPORT_FORMATS = [
  'whatsapp',
  'messenger-json',
  'messenger-encrypted',
  'messenger-html',
  'instagram-json',
  'instagram-html',
  'telegram-json',
  'telegram-html',
  'snapchat',
  'tiktok',
  'x',
  'discord',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `call`: a call and its length. `notice`: a line of the platform (somebody joined, a name changed…). */
const MESSAGE_KINDS = ['message', 'call', 'notice', 'unsent'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** The archive that a message was read from: the whole file, as it was chosen. */
export interface SourceArchive extends ContentDigest {
  readonly name: string;
  /** One for all messages of one import. */
  readonly commitment: string;
}

/** Where a message stands: `index` is its position in the file `path` of the archive, from 0 (docs/format.md, 2.1). */
interface MessagePlace {
  /** As the archive names it; null when the archive is itself the file. */
  readonly path: string | null;
  readonly index: number;
}

/** A file that came with a message. */
export interface ExportedMedia {
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  /** As the message names it. */
  readonly name: string;
  /** Its path in one of the archives; null when none of them has it. */
  readonly path: string | null;
  /** Index of the archive that has it. Absent: that of the message. */
  readonly archive?: number;
}

/** One message, as the archive writes it. */
export interface ExportedMessage extends MessagePlace {
  readonly kind: MessageKind;
  /** The name in the archive: often that of an address book. Null when there is none, as in most notices. */
  readonly sender: string | null;
  /** The platform's own id of the sender. */
  readonly senderId: string | null;
  /** Whether the archive says that its holder wrote it; null when it does not say. */
  readonly fromHolder: boolean | null;
  /** The platform's own id of the message. */
  readonly id: string | null;
  /** Null when it has no words. */
  readonly text: string | null;
  /** `iso` is an instant when the archive states a zone or UTC, else the day alone, else null (not read). */
  readonly posting: Posting;
  /** `2025-11-17T18:20:11` or `…T18:20`, in an unknown zone; null when `posting.iso` is an instant, or unread. */
  readonly localTime: string | null;
  /** The date was not read because its order of day and month is unknown. Absent: another reason, or it was read. */
  readonly isDateOrderUnknown?: true;
  readonly isEdited: boolean;
  /** The words are not the sender's own: `from` is their author, as the archive names them. Absent: it does not say. */
  readonly forwarded?: { readonly from: string | null };
  readonly media: readonly ExportedMedia[];
  readonly reactions: readonly { readonly actor: string | null; readonly value: string }[];
  /** A value was longer than docs/format.md allows, and was cut. Absent: none was. */
  readonly isCut?: boolean;
  /** The archive gives a field of the message twice: that field is not read. Absent: none. */
  readonly hasRepeatedField?: true;
}

/** A conversation of an archive: counts first, no words. */
export interface ExportedConversation {
  /** Unique among the conversations of one opened archive. */
  readonly key: string;
  /** The platform's own id of the conversation. */
  readonly id: string | null;
  /** As the archive names it: for two people, often the name of the other. */
  readonly title: string | null;
  /** In the folder of messages from strangers, which their receiver has not accepted. */
  readonly isRequest: boolean;
  readonly messages: number;
  /** Senders by name and id of the platform, either may be null, and how many messages each wrote, most first. */
  readonly senders: readonly { readonly name: string | null; readonly id: string | null; readonly messages: number }[];
  /** Names that several participants have, of those without an id. Absent: the archive does not say. */
  readonly namesakes?: readonly string[];
  /** Names of participants that look like another participant's, who may have written nothing. Absent: none. */
  readonly alikeNames?: readonly string[];
  /** Words of a message may imitate another one, and nothing in the file tells. Absent: they cannot. */
  readonly isImitable?: true;
  /** Some letters of its text may be others. Absent: none. */
  readonly hasGuessedLetters?: true;
  /** The first and the last day, ISO 8601; null when none was read. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Messages whose file is named and that none of the archives has. */
  readonly missingMedia: number;
}

/**
 * `part-missing`: other parts of the same download are named. `file-unreadable`: a file of messages could not be read.
 * `path-repeated`: a zip has a path twice, and neither file is read. `other-reading`: other programs may read other
 * files of the zip. `message-imitable`: words of a message may imitate others. `comments-not-read`: comments that the
 * holder wrote. `letters-guessed`: as in a fiche.
 */
type ExportWarning =
  | 'part-missing'
  | 'file-unreadable'
  | 'entries-cut'
  | 'path-repeated'
  | 'comments-not-read'
  | 'other-reading'
  | 'message-imitable'
  | 'letters-guessed';

/** What several files, chosen together, were recognised as. */
export interface ExportContents {
  readonly format: ExportFormat;
  /** A platform of the table of platforms. */
  readonly platform: string;
  /** False where no published structure confirms how the format is read, or nothing in the files names the platform. */
  readonly isConfirmed: boolean;
  /** The archive holds only what its holder wrote. */
  readonly hasOwnMessagesOnly: boolean;
  /** The names of its holder, in a file of the archive that is about them. Absent: it has none that is known. */
  readonly holderNames?: readonly string[];
  readonly conversations: readonly ExportedConversation[];
  /** Files that stand where the format puts what people sent, and that no message names. Absent: none. */
  readonly unnamedMedia?: number;
  readonly warnings: readonly ExportWarning[];
}

/** In the fiche of a message taken from an archive. */
export interface ExportedRecord extends MessagePlace {
  readonly archive: SourceArchive;
  readonly format: ExportFormat;
  readonly kind: MessageKind;
  /** `messages`: how many were read in it, chosen or not. */
  readonly conversation: Pick<ExportedConversation, 'id' | 'title' | 'isRequest' | 'messages'>;
  readonly fromHolder: boolean | null;
  readonly localTime: string | null;
  readonly isEdited: boolean;
  readonly forwarded?: ExportedMessage['forwarded'];
  readonly reactions: ExportedMessage['reactions'];
  /** Names of files that the message has and the archives do not, or that were left out. */
  readonly missingMedia: readonly string[];
}
