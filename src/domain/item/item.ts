import * as v from 'valibot';
import type {
  Confidence,
  ExtractionCode,
  Media,
  Posting,
  QuotedPost,
  Surface,
  Video,
  Visibility,
} from '../capture/extraction.ts';
import type { SCHEMA } from '../formatNames.ts';
import type { BinaryContent, ContentDigest } from '../shared/binary.ts';
import { uuidSchema } from '../shared/schemas.ts';
import type { ExportedRecord } from './exportedMessage.ts';
import type { ImportedFile } from './importedFiles.ts';

/** How a value was read; for a missing value, `how` is the reason. */
export interface FieldNote {
  readonly how: ExtractionCode;
  readonly confidence: Confidence | null;
  /** UTF-16 code units in hex. Only when the text contained lone surrogates, which RFC 8785 rejects. */
  readonly codeUnits?: string;
}

/** How the tab reached the page, as far as `activeTab` reveals it. */
interface AccessPath {
  /** The origin of `document.referrer`. */
  readonly referrer: string | null;
  /**
   * Earlier items of the case captured in this tab, on other pages, since the browser started; oldest first. Ids, not
   * addresses: one of the items may have to be erased, or be withheld from some recipients.
   */
  readonly captured: readonly string[];
}

interface Address {
  /** Content of the address bar; null when there was no page. */
  readonly page: string | null;
  /** The iframe's own address. Only for a post in an iframe of the page. */
  readonly frame?: string;
  /** The post's own absolute address. */
  readonly permalink: string | null;
  /** An index, not evidence: host and path normalised, without tracking parameters. */
  readonly canonical: string | null;
  /** Names of the parameters that `canonical` leaves out. */
  readonly dropped: readonly string[];
}

export interface Environment {
  readonly browser: { readonly name: string; readonly version: string };
  /** CSS pixels. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Decimal strings, since our canonical JSON allows only safe integers. */
  readonly zoom: string;
  readonly devicePixelRatio: string;
  readonly privateWindow: boolean;
  readonly colorScheme: 'light' | 'dark';
}

/** A named change: `crop`, `scrolled-into-view`, `snapshot`… Lists of them are in order of application. */
export interface Transformation {
  readonly name: string;
  readonly [detail: string]: string | number | readonly string[];
}

export type FileRole = 'viewport' | 'post' | 'zone' | 'page' | 'source' | 'archive' | 'text' | 'media' | 'document';

interface SealedEntry {
  /** Relative to the item's folder; ASCII, chosen by Recueil. */
  readonly path: string;
  readonly role: FileRole;
  readonly mediaType: string;
  /** What fixes the content and tells nothing of it (`commitTo`). */
  readonly commitment: string;
  readonly transformations: readonly Transformation[];
  /** Only of what came with a message of an archive: as the message names it. */
  readonly name?: string;
  /** Milliseconds of a video or a sound that was imported; absent when the file does not state its length. */
  readonly durationMs?: number;
  /** Milliseconds: the frames of a video that the item's preview shows; absent when it shows none. */
  readonly framesMs?: readonly number[];
}

export interface FileEntry extends SealedEntry, ContentDigest {}

type Outcome = 'complete' | 'partial';
export type CaptureMode = 'post' | 'screen' | 'zone' | 'page' | 'import' | 'address';

export interface Operator {
  readonly role: 'self' | 'parent' | 'relative' | 'professional';
  readonly name: string | null;
  readonly forWhom: string | null;
  /** A day. */
  readonly since: string | null;
  /** Authorisation of the person concerned: a signed form, verbal, or none. */
  readonly authorisation: 'signed' | 'oral' | 'none' | null;
}

/** What was observed of one item, before it has its place in a journal. */
export interface Observed {
  /** UTC with milliseconds, from the device's clock, read just before the screenshot. */
  readonly acquiredAt: string;
  readonly timeZone: string;
  /** `+01:00` */
  readonly utcOffset: string;
  readonly clock: { readonly source: 'device'; readonly offsetMs: number | null };
  readonly address: Address;
  readonly page: { readonly title: string | null; readonly lang: string | null };
  readonly platform: string;
  readonly surface: Surface;
  readonly visibility: Visibility | null;
  readonly author: {
    readonly displayName: string | null;
    readonly handle: string | null;
    readonly profileUrl: string | null;
    readonly platformId: string | null;
    /** The page's label of a verified account. */
    readonly verified?: string | null;
  };
  readonly nativeIds: Readonly<Record<string, string | null>>;
  readonly posting: Posting;
  readonly text: string | null;
  readonly media: readonly Media[] | null;
  /** Videos; absent when the post has none. */
  readonly films?: readonly Video[];
  readonly engagement: Readonly<Record<string, string>> | null;
  /** Buttons of the page that were pressed before the capture; absent when none was. */
  readonly unfolded?: Unfolding;
  readonly context: {
    readonly quoted: QuotedPost | null;
    readonly replyTo: string | null;
    /** Only of an item captured as the context of another. */
    readonly linked?: ItemLink;
  };
  readonly http: { readonly status: number | null; readonly protocol: string | null };
  /** Proxy, VPN or public address: never looked up, so always null. */
  readonly network: null;
  /** The name of the logged-in account is never kept. */
  readonly session: { readonly account: null };
  readonly cacheState: null;
  readonly accessPath: AccessPath | null;
  /** Who captures, as stated; null when not stated or unreadable (`reading.fields` says which). */
  readonly operator: Operator | null;
  /** Only of an imported file: its metadata, and what the person stated about it. */
  readonly received?: ImportedFile;
  /** Only of a message taken from a platform's archive; `received` is then the archive, of family `message`. */
  readonly exported?: ExportedRecord;
  readonly environment: Environment;
  readonly provenance: {
    readonly tool: 'recueil';
    readonly version: string;
    readonly options: { readonly mode: CaptureMode; readonly entry: CaptureEntry };
  };
  readonly outcome: Outcome;
  readonly warnings: readonly string[];
  readonly reading: {
    readonly reader: string;
    readonly version: string;
    readonly confirmed: string | null;
    readonly fields: Readonly<Record<string, FieldNote>>;
  };
}

/** How the person started the capture: a click on the page, the popup's list, the context menu, a whole thread… */
export const PAGE_ENTRIES = ['picker', 'list', 'menu', 'screen', 'zone', 'page', 'thread', 'profile'] as const;
export type CaptureEntry = (typeof PAGE_ENTRIES)[number] | 'file' | 'archive' | 'typed';

/**
 * `fiche.json`, `recueil/item/1`, with what is kept beside it (`ContentDigest`). Its sealed bytes are the RFC 8785 form
 * of the rest; they are never written a second time.
 */
export interface Fiche extends Observed {
  readonly schema: typeof SCHEMA.item;
  readonly id: string;
  readonly caseId: string;
  /** Number in the journal of its case, from 1. People see the number of its exhibit. */
  readonly ordinal: number;
  /** 32 random bytes in hex: without them, nobody can test whether a line of the journal seals what they guess. */
  readonly nonce: string;
  readonly files: readonly FileEntry[];
}

/** A file as captured, before its digest is computed. */
export interface AcquiredFile extends Omit<SealedEntry, 'commitment'> {
  readonly content: BinaryContent;
}

/** Input of sealing. */
export interface Acquisition {
  readonly observed: Observed;
  readonly files: readonly AcquiredFile[];
  /** A small JPEG for lists and the PDF; not sealed. Null for an item without an image. */
  readonly preview: BinaryContent | null;
  /** Words of its files, for searches; not sealed. */
  readonly fileText?: string;
}

/** Result of sealing; input of the store. */
export interface SealedItem {
  readonly fiche: Fiche;
  /** RFC 8785 bytes of `fiche`, without what is kept beside it. */
  readonly ficheBytes: Uint8Array<ArrayBuffer>;
  /** The seal: SHA-256 of `ficheBytes`, in lower-case hex. */
  readonly digest: string;
  readonly files: readonly { readonly entry: FileEntry; readonly content: BinaryContent }[];
  readonly preview: BinaryContent | null;
  readonly fileText?: string;
}

/** The context of an item that can be captured: its account's page, the thread around it, the person's own reply. */
export const CONTEXT_RELATIONS = ['profile', 'thread', 'reply'] as const;

export type ContextRelation = (typeof CONTEXT_RELATIONS)[number];

/** How an item relates to another: as its context, or as a later check of its address (« Encore en ligne ? »). */
export const ITEM_RELATIONS = [...CONTEXT_RELATIONS, 'check'] as const;
export type ItemRelation = (typeof ITEM_RELATIONS)[number];

export interface ItemLink {
  /** Id of the earlier item. */
  readonly item: string;
  readonly relation: ItemRelation;
}

interface LinkSource {
  readonly author: { readonly profileUrl: string | null };
  readonly address: { readonly permalink: string | null; readonly page: string | null };
}

/** Returns the address to open for that relation; null when the item has no web address for it. */
export function relatedAddress({ author, address }: LinkSource, relation: ItemRelation): string | null {
  const candidate = {
    profile: author.profileUrl,
    thread: address.permalink,
    reply: address.permalink,
    check: address.permalink ?? address.page,
  }[relation];
  return candidate !== null && /^https?:\/\//.test(candidate) ? candidate : null;
}

export const itemLinkSchema = v.object({
  item: uuidSchema,
  relation: v.picklist(ITEM_RELATIONS),
}) satisfies v.GenericSchema<unknown, ItemLink>;

/** A button of the page that was pressed on the person's word, before the capture. */
export interface PressedButton {
  /** Its words on the page. */
  readonly label: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What « Déplier puis capturer » pressed on the page before an item was captured. */
export interface Unfolding {
  /** Presses on the page, those in other posts included. */
  readonly total: number;
  /** Those in this post or under it; of a whole page, all. In order. */
  readonly pressed: readonly PressedButton[];
}

/** Platform's mark of a verified account: shown on the page, not shown there, or not read. */
export type VerifiedStatus = 'yes' | 'no' | 'unread';

/** Returns null when the reader does not look for the mark: the fiche then has no `author.verified`. */
export function getVerifiedStatus({ author, reading }: Pick<Fiche, 'author' | 'reading'>): VerifiedStatus | null {
  if (author.verified === undefined) return null;
  if (author.verified !== null) return 'yes';
  return reading.fields['author.verified']?.how === 'not-shown' ? 'no' : 'unread';
}

/** Formats a playback position in milliseconds: `1:05`, `1:02:03`. */
export function formatPosition(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours === 0 ? `${minutes}:${pad(seconds % 60)}` : `${hours}:${pad(minutes)}:${pad(seconds % 60)}`;
}
