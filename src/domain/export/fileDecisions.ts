import { isRarelyDecoded } from '../item/importedFiles.ts';
import type { Fiche, FileEntry, FileRole } from '../item/item.ts';
import { isProhibitedImage } from '../item/prohibitedImages.ts';
import type { ManifestVolume, OmittedFile } from './dossierLayout.ts';
import { joinsScreen, type Part } from './dossierOptions.ts';

/**
 * What a dossier does with each file of an item. It is decided once, when the plan of the dossier is made; the PDFs,
 * the zip, its lists, the estimate and the preview read the decision.
 */

/** What is known of the files of one item before the decision. Sets of paths; absent: none. */
export interface FileFindings {
  /** Erased later, as prohibited images. */
  readonly erased?: ReadonlySet<string>;
  /** They show what the person hides, an intimate item, or what came with blackmail, and no copy can hide it. */
  readonly hidden?: ReadonlySet<string>;
  /** Images of which a redacted copy goes into the dossier. */
  readonly redacted?: ReadonlySet<string>;
  /** Images that show nothing of what the redacted copies of their item hide. */
  readonly intact?: ReadonlySet<string>;
  /** Imported files with private metadata: a copy without them goes instead. */
  readonly removable?: ReadonlySet<string>;
  /** Those that may have some, and of which no copy can be made surely. */
  readonly unremovable?: ReadonlySet<string>;
}

export interface FileChoices {
  readonly parts: ReadonlySet<Part>;
  /** Whether the originals of redacted images go too. */
  readonly keepsOriginals: boolean;
}

/** Why the original of a file is left out. `beside-copy`: it may show what a redacted copy of its item hides. */
type OmissionReason = 'erased' | 'hidden' | 'redacted' | 'beside-copy' | 'part-left-out' | 'private-metadata';

/** Copies in `copies/`: redacted; without private metadata; a JPEG of a HEIC or AVIF image. */
export type CopyKind = 'redacted' | 'clean' | 'readable';

export interface FileDecision {
  readonly file: FileEntry;
  /** Why the original is left out; null: it is in the dossier. */
  readonly reason: OmissionReason | null;
  readonly copies: readonly CopyKind[];
  /** Whether documents may show the original: beside a redacted copy, only what shows nothing of what that hides. */
  readonly isShown: boolean;
  /** It goes with private metadata, since no copy without them can be made surely. */
  readonly isUncleaned: boolean;
  /** The other zip of the dossier that has what the dossier has of it; null: this one, or the only one. */
  readonly elsewhere: OtherZip | null;
}

interface OtherZip {
  readonly fileName: string;
  readonly kind: ManifestVolume['kind'];
}

/** By path, in the order of the fiche. */
export type FileDecisions = ReadonlyMap<string, FileDecision>;

/** Files from elsewhere: imported alone, or with a message. */
const IMPORTED_ROLES: ReadonlySet<FileRole> = new Set(['document', 'media']);

const isPageCode = (role: FileRole): boolean => role === 'source' || role === 'archive';

const NONE: ReadonlySet<string> = new Set();

/**
 * Decides about the files of an item. When a redacted copy replaces an original, the page source and the other images
 * of the item are left out too, since they may show what the copy hides, except `intact` ones; `hidden` files are left
 * out of any item. Other text and the fiche stay, and the guided page says so.
 */
export function selectFiles(
  fiche: Fiche,
  { erased = NONE, hidden = NONE, redacted = NONE, intact = NONE, removable = NONE, unremovable = NONE }: FileFindings,
  { parts, keepsOriginals }: FileChoices,
): FileDecisions {
  const hidesOriginals = redacted.size > 0 && !keepsOriginals;
  const isScreenLeftOut = !joinsScreen(fiche, parts);
  const isDecodable = !fiche.warnings.includes('image-not-shown');
  const reasonOf = ({ path, role }: FileEntry): OmissionReason | null => {
    if (erased.has(path)) return 'erased';
    if (hidden.has(path)) return 'hidden';
    if (hidesOriginals && role !== 'text' && !intact.has(path) && !redacted.has(path)) return 'beside-copy';
    // Before the copy, which is left out too.
    if (role === 'viewport' && isScreenLeftOut) return 'part-left-out';
    if (hidesOriginals && redacted.has(path)) return 'redacted';
    if (isPageCode(role) && !parts.has('sources')) return 'part-left-out';
    return removable.has(path) ? 'private-metadata' : null;
  };
  const copiesOf = ({ path, role, mediaType }: FileEntry): CopyKind[] => {
    if (erased.has(path) || hidden.has(path) || (role === 'viewport' && isScreenLeftOut)) return [];
    const hasOthers = !hidesOriginals || intact.has(path);
    return [
      ...(redacted.has(path) ? (['redacted'] as const) : []),
      ...(hasOthers && removable.has(path) ? (['clean'] as const) : []),
      ...(hasOthers && isDecodable && IMPORTED_ROLES.has(role) && isRarelyDecoded(mediaType)
        ? (['readable'] as const)
        : []),
    ];
  };
  return new Map(
    fiche.files.map((file): readonly [string, FileDecision] => {
      const { path } = file;
      const reason = reasonOf(file);
      return [
        path,
        {
          file,
          reason,
          copies: copiesOf(file),
          isShown: reason === null && (redacted.size === 0 || intact.has(path)),
          isUncleaned: unremovable.has(path),
          elsewhere: null,
        },
      ];
    }),
  );
}

interface DecidedItem {
  readonly fiche: Fiche;
  readonly files: FileDecisions;
}
type WithDecisions = Pick<DecidedItem, 'files'>;

/** Decisions about an item in the zip being written, or the only one. */
const decisionsHere = ({ files }: WithDecisions): readonly FileDecision[] =>
  [...files.values()].filter(({ elsewhere }) => elsewhere === null);

/** Lists the files of an item of which the dossier has the original, in this zip or in another. */
export const listJoined = ({ files }: WithDecisions): readonly FileEntry[] =>
  [...files.values()].flatMap(({ file, reason }) => (reason === null ? [file] : []));

/** Lists the files of an item of which this zip has the original. */
export const listFilesHere = (item: WithDecisions): readonly FileEntry[] =>
  decisionsHere(item).flatMap(({ file, reason }) => (reason === null ? [file] : []));

/** Lists the originals of this zip that documents may show. */
export const listShown = (item: WithDecisions): readonly FileEntry[] =>
  decisionsHere(item).flatMap(({ file, isShown }) => (isShown ? [file] : []));

/** Lists the files of an item of which this zip has such a copy. */
export const listCopied = (item: WithDecisions, kind: CopyKind): readonly FileEntry[] =>
  decisionsHere(item).flatMap(({ file, copies }) => (copies.includes(kind) ? [file] : []));

/** Whether the dossier has such a copy of a file of the item, in this zip or in another. */
export const hasCopy = ({ files }: WithDecisions, kind: CopyKind): boolean =>
  [...files.values()].some(({ copies }) => copies.includes(kind));

const MANIFEST_REASONS: Readonly<Record<OmissionReason, OmittedFile['reason']>> = {
  erased: 'removed',
  hidden: 'removed',
  redacted: 'redacted',
  'beside-copy': 'removed',
  'part-left-out': 'removed',
  'private-metadata': 'redacted',
};

/** Lists what this zip has no original of, as the manifest says it. */
export const listOmitted = ({ fiche, files }: DecidedItem): readonly OmittedFile[] =>
  [...files.values()].flatMap(({ file: { path }, reason, elsewhere }): OmittedFile[] => {
    const omitted = { item: fiche.id, path };
    if (reason !== null) return [{ ...omitted, reason: MANIFEST_REASONS[reason] }];
    return elsewhere === null ? [] : [{ ...omitted, reason: 'volume', volume: elsewhere.fileName }];
  });

/** Counts the whole screens that the person did not ask for. Several items may have one screen. */
export const countScreensLeftOut = (items: readonly WithDecisions[]): number =>
  new Set(
    items.flatMap(({ files }) =>
      [...files.values()].flatMap(({ file: { role, sha256 }, reason }) =>
        role === 'viewport' && reason === 'part-left-out' ? [sha256] : [],
      ),
    ),
  ).size;

/** Counts the items whose page code the person did not ask for. */
export const countCodesLeftOut = (items: readonly WithDecisions[]): number =>
  items.filter(({ files }) =>
    [...files.values()].some(({ file: { role }, reason }) => isPageCode(role) && reason === 'part-left-out'),
  ).length;

/** Whether the file shows what the person hides, or an intimate item, so that the dossier has nothing of it. */
export const isHidden = ({ files }: WithDecisions, path: string): boolean => files.get(path)?.reason === 'hidden';

/** Whether no copy stands for an original and nothing is hidden: the item lacks only parts that nobody asked for. */
export const hasOriginals = ({ files }: WithDecisions): boolean =>
  [...files.values()].every(({ reason }) => reason === null || reason === 'erased' || reason === 'part-left-out');

export const hasErased = ({ files }: WithDecisions): boolean =>
  [...files.values()].some(({ reason }) => reason === 'erased');

/** Whether the image of an item of a dossier is prohibited (`isProhibitedImage`). */
export const isImageProhibited = ({ fiche, files }: DecidedItem): boolean =>
  isProhibitedImage(
    fiche,
    new Set([...files.values()].flatMap(({ file, reason }) => (reason === 'erased' ? file.path : []))),
  );
