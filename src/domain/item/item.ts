import type {
  Confidence,
  Media,
  Posting,
  QuotedPost,
  Surface,
  Video,
  Visibility,
} from '../capture/extraction.ts';
import type { ImportedFile } from '../import/importedFile.ts';
import type { BinaryContent } from '../shared/binary.ts';
import type { ItemLink } from './itemLinks.ts';

/** One observed fact about how a value came to be; `how` of a value not read says why. */
export interface FieldNote {
  readonly how: string;
  readonly confidence: Confidence | null;
  /** UTF-16 code units in hex, kept only when the text held lone surrogates (RFC 8785 refuses them). */
  readonly codeUnits?: string;
}

/** How the tab came to the page, as far as `activeTab` lets it be known. */
interface AccessPath {
  /** Where the page says it was opened from (`document.referrer`); sites often cut it to their own name. */
  readonly referrer: string | null;
  /**
   * Earlier items of the case that other pages gave in this very tab since the browser was started, oldest first. Not
   * their addresses: one of them may have to be erased, or to go to few.
   */
  readonly captured: readonly string[];
}

interface Address {
  /** The address bar, as it stood; null for what no page showed us. */
  readonly page: string | null;
  /** Only of a post that stands in a frame of that page: the frame's own address. */
  readonly frame?: string;
  /** The post's own address, absolute. */
  readonly permalink: string | null;
  /** An index, not testimony: host and path in one form, tracking parameters gone. */
  readonly canonical: string | null;
  /** The parameters that `canonical` dropped. */
  readonly dropped: readonly string[];
}

export interface Environment {
  readonly browser: { readonly name: string; readonly version: string };
  readonly os: { readonly name: string; readonly arch: string | null };
  /** CSS pixels. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Decimal strings: canonical JSON keeps to safe integers. */
  readonly zoom: string;
  readonly devicePixelRatio: string;
  readonly languages: readonly string[];
  readonly privateWindow: boolean;
  readonly colorScheme: 'light' | 'dark';
}

/** A named change, in the order made: `crop`, `scrolled-into-view`, `snapshot`… Values are integers and strings. */
export interface Transformation {
  readonly name: string;
  readonly [detail: string]: string | number | readonly string[];
}

export type FileRole =
  | 'viewport'
  | 'post'
  | 'zone'
  | 'page'
  | 'source'
  | 'archive'
  | 'text'
  | 'media'
  | 'document';

export interface FileEntry {
  /** Relative to the item's folder, ASCII, ours. */
  readonly path: string;
  readonly role: FileRole;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly transformations: readonly Transformation[];
}

type Outcome = 'complete' | 'partial';
export type CaptureMode = 'post' | 'screen' | 'zone' | 'page' | 'import' | 'address';

export interface Operator {
  readonly role: 'self' | 'parent' | 'relative' | 'professional';
  readonly name: string | null;
  readonly forWhom: string | null;
  /** A day. */
  readonly since: string | null;
  /** Of the person concerned: a signed form, a word given, or none. */
  readonly authorisation: 'signed' | 'oral' | 'none' | null;
}

/** Everything about one acquisition that was observed, before it has its place in a journal. */
export interface Observed {
  /** UTC, milliseconds, from the device clock, read just before the screenshot. */
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
    /** The mark of a verified account, in the page's own words. */
    readonly verified?: string | null;
  };
  readonly nativeIds: Readonly<Record<string, string | null>>;
  readonly posting: Posting;
  readonly text: string | null;
  readonly media: readonly Media[] | null;
  /** Only of a post that shows any. */
  readonly films?: readonly Video[];
  readonly engagement: Readonly<Record<string, string>> | null;
  readonly context: {
    readonly quoted: QuotedPost | null;
    readonly replyTo: string | null;
    /** Of an item captured for the sake of another. */
    readonly linked?: ItemLink;
  };
  readonly http: { readonly status: number | null; readonly protocol: string | null };
  /** Proxy, VPN, public address: never looked up; null until the person declares it. */
  readonly network: null;
  readonly session: { readonly account: string | null };
  readonly cacheState: null;
  readonly accessPath: AccessPath | null;
  /** Who captures, as they said it; null when nothing was said, or could not be read (`reading.fields` says why). */
  readonly operator: Operator | null;
  /** Only of an imported file: what it says of itself, and what was said of it. */
  readonly received?: ImportedFile;
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

/** Where the person began: a click on the page, the popup's list, the context menu, a whole thread. */
export type CaptureEntry =
  | 'picker'
  | 'list'
  | 'menu'
  | 'screen'
  | 'zone'
  | 'page'
  | 'thread'
  | 'profile'
  | 'file'
  | 'typed';

/** `fiche.json`, `recueil/item/1`. Its bytes are its RFC 8785 form; it is never serialised a second time. */
export interface Fiche extends Observed {
  readonly schema: 'recueil/item/1';
  readonly id: string;
  readonly caseId: string;
  /** « élément n° » in its case, from 1. */
  readonly ordinal: number;
  readonly files: readonly FileEntry[];
}

/** A file as acquired, before its digest. */
export interface AcquiredFile {
  readonly path: string;
  readonly role: FileRole;
  readonly mediaType: string;
  readonly content: BinaryContent;
  readonly transformations: readonly Transformation[];
}

/** capture → seal. */
export interface Acquisition {
  readonly observed: Observed;
  readonly files: readonly AcquiredFile[];
  /** A small JPEG for lists and the PDF; no part of the seal. Null for an item that has no image on purpose. */
  readonly preview: BinaryContent | null;
}

/** seal → store. */
export interface SealedItem {
  readonly fiche: Fiche;
  /** The RFC 8785 bytes of `fiche`. */
  readonly ficheBytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of `ficheBytes`, lower-case hex: the seal. */
  readonly digest: string;
  readonly files: readonly { readonly entry: FileEntry; readonly content: BinaryContent }[];
  readonly preview: BinaryContent | null;
}
