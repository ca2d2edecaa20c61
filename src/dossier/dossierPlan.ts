import type { CaseSnapshot, SnapshotItem } from '../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../domain/export/dossierOptions.ts';
import type { VolumePlace } from '../domain/export/exportedDossier.ts';
import { type FileDecision, listCopied, listFilesHere } from '../domain/export/fileDecisions.ts';
import type { FileRole } from '../domain/item/item.ts';
import { isIntimate } from '../domain/item/itemNotes.ts';
import type { Raster } from '../domain/item/redaction.ts';
import type { Bytes } from '../domain/shared/binary.ts';
import { MAX_EMAIL_BYTES } from '../domain/shared/limits.ts';
import type { DisplayListRecorder } from './pdf/engine/textLayer.ts';
import type { Fonts } from './pdf/engine/typography.ts';
import { fileStamp } from './strings/formatText.ts';

/**
 * Draws a text that the embedded fonts have no glyph for (emoji, Arabic, CJK), wrapped at `widthPt`, on white.
 * Injected, since it needs a canvas. Sizes are in points.
 */
export type DrawText = (
  text: string,
  at: { readonly widthPt: number; readonly sizePt: number; readonly rtl: boolean },
) => Promise<{
  readonly pixels: Raster;
  /** The same image as a PNG file. */
  png(): Promise<Blob>;
  readonly widthPt: number;
  readonly heightPt: number;
}>;

/**
 * Returns, for each pixel row from the top, whether it equals the row above: the row is then between two lines of text,
 * and the image may be cut there. Injected, since it needs an image decoder.
 */
export type FindRowBreaks = (picture: Blob) => Promise<readonly boolean[]>;

/** Everything that one dossier is made from, read once: its zips, preview, letters and copies differ by volume only. */
export interface DossierPlan {
  /** Every item of the dossier, and the received dossiers. */
  readonly snapshot: CaseSnapshot;
  readonly options: DossierOptions;
  /** Splits the dossier into zips of at most 20 MB. */
  readonly volumes: boolean;
  readonly createdAt: Date;
  /** IANA name of the person's time zone, for the date of the dossier. Each item has its own time zone. */
  readonly timeZone: string;
  readonly software: { readonly name: string; readonly version: string };
  /** The public key, DER (SubjectPublicKeyInfo). */
  readonly spki: Bytes;
  /** SHA-256 of the public key, hex. */
  readonly keyFingerprint: string;
  readonly fonts: Fonts;
  readonly verifierHtml: Bytes;
  readonly drawText?: DrawText;
  readonly findRowBreaks?: FindRowBreaks;
  /** Returns the texts of a saved e-mail, two that say different things, and the messages attached to it. */
  readonly readEmail?: (
    file: Blob | Bytes,
  ) => Promise<{ readonly texts: readonly string[]; readonly forwarded: readonly string[] } | null>;
}

/** A plan seen from one of its zips: what its documents are written from. */
export interface DossierContext extends DossierPlan {
  /** `recueil-2026-11-20-093107.zip` */
  readonly fileName: string;
  /** The zip being written, when the dossier has several. */
  readonly volumeSet?: VolumeSet;
  /** Receives the drawing operations of the PDFs, for the preview. */
  readonly recorder?: DisplayListRecorder;
}

/**
 * Returns the context of one zip of a plan, or of the only one. An annex has its own exhibits only; a volume lists
 * every exhibit, and names the zip of those it does not contain.
 */
export function contextOf(plan: DossierPlan, volumeSet?: VolumeSet): DossierContext {
  if (volumeSet === undefined) return { ...plan, fileName: `${baseName(plan)}.zip` };
  const { current } = volumeSet;
  const snapshot = current.kind === 'annex' ? restrictToItems(plan.snapshot, current.items) : plan.snapshot;
  const items = snapshot.items.map((item) => placeFiles(item, volumeSet));
  return { ...plan, snapshot: { ...snapshot, items }, fileName: current.fileName, volumeSet };
}

/** Says of each file of an item which other zip has it. */
function placeFiles(item: SnapshotItem, volumeSet: VolumeSet): SnapshotItem {
  const files = [...item.files].map(([path, decision]): readonly [string, FileDecision] => [
    path,
    { ...decision, elsewhere: findOtherVolume(item, decision.file.role, { volumeSet }) },
  ]);
  return { ...item, files: new Map(files) };
}

function restrictToItems(snapshot: CaseSnapshot, ids: ReadonlySet<string>): CaseSnapshot {
  const { counts } = snapshot;
  const items = snapshot.items.filter(({ fiche }) => ids.has(fiche.id));
  const notIncluded = counts.sealed - counts.withdrawn - items.length;
  return { ...snapshot, items, counts: { ...counts, notIncluded }, receivedDossiers: [] };
}

/** Returns `recueil-2026-11-20-093107`, `…-complement`, or the same for a file that goes with the dossier. */
export const baseName = (
  { createdAt, timeZone, options }: Pick<DossierPlan, 'createdAt' | 'timeZone' | 'options'>,
  name: 'recueil' | 'remise' | 'pour-vous' | 'lettres' = 'recueil',
): string => `${name}-${fileStamp(createdAt, timeZone)}${options.onlyNew ? '-complement' : ''}`;

/** One of the zips of a dossier. Each file is in exactly one; a fiche is in every zip that lists its item. */
export interface Volume extends VolumePlace {
  /** `recueil-2026-11-20-093107-volume-2.zip` */
  readonly fileName: string;
  /** Ids of the items whose files are in this zip. */
  readonly items: ReadonlySet<string>;
  /** Estimated bytes of its items: their files and their pages in the report. */
  readonly bytes: number;
  /** Its only item is larger than the limit. */
  readonly oversize: boolean;
}

/** All zips of a dossier, and the one being written. */
export interface VolumeSet {
  readonly current: Volume;
  readonly all: readonly Volume[];
}

interface VolumeContext {
  /** Absent when one zip contains everything. */
  readonly volumeSet?: VolumeSet;
}

/** Whether a file may contain images of the post: page sources do. */
const isImageRole = (role: FileRole): boolean => role !== 'text';

/** Returns the zip that contains the file, or null when it is the one being written. */
export function findOtherVolume({ fiche }: SnapshotItem, role: FileRole, { volumeSet }: VolumeContext): Volume | null {
  if (volumeSet === undefined) return null;
  const containing = volumeSet.all.filter(({ items }) => items.has(fiche.id));
  const annex = isImageRole(role) ? containing.find(({ kind }) => kind === 'annex') : undefined;
  const volume = annex ?? containing.find(({ kind }) => kind === 'volume');
  return volume === undefined || volume === volumeSet.current ? null : volume;
}

/** Whether the report of the zip being written has a page for the item. */
export const hasPage = ({ fiche }: SnapshotItem, { volumeSet }: VolumeContext): boolean =>
  volumeSet === undefined || volumeSet.current.items.has(fiche.id);

export const isAnnex = ({ volumeSet }: VolumeContext): boolean => volumeSet?.current.kind === 'annex';

/** Maximum size of a zip, and the part of it that the documents about the whole dossier take. Both in bytes. */
interface ZipBudget {
  readonly maxBytes: number;
  readonly reservedBytes: number;
}

/** Estimate of an exhibit's page in the report: its preview, and the text around it. */
const REPORT_PAGE_BYTES = 150_000;
/** The same of a message, with many to a page; with an image, its thumbnail. */
const REPORT_MESSAGE_BYTES = 4_000;
const REPORT_THUMBNAIL_BYTES = 100_000;

/** First estimate of what a zip holds besides its exhibits; a written zip gives the real size. */
const OVERHEAD_BYTES = 1_500_000;
const OVERHEAD_BYTES_PER_ITEM = 3_000;

/** Estimates the bytes of a zip that are not its exhibits, before any zip is written. */
export function estimateReservedBytes({ snapshot, verifierHtml }: DossierPlan): number {
  const { items, journal } = snapshot;
  const fiches = items.reduce((sum, { ficheBytes }) => sum + ficheBytes.length, items.length * OVERHEAD_BYTES_PER_ITEM);
  return OVERHEAD_BYTES + fiches + verifierHtml.length + journal.bytes.length;
}

/** Returns the zips of a plan, or [] when one contains everything. `reservedBytes`: of each zip, not its exhibits. */
export function splitPlan(plan: DossierPlan, reservedBytes = estimateReservedBytes(plan)): readonly Volume[] {
  const budget = plan.volumes ? { maxBytes: MAX_EMAIL_BYTES, reservedBytes } : null;
  return splitVolumes(plan.snapshot.items, baseName(plan), budget);
}

/**
 * Splits a dossier into zips: volumes when there is a size limit, and an annex with the images of intimate items. Items
 * stay in order, so each volume has a range of exhibit numbers. Returns [] when one zip contains everything.
 */
export function splitVolumes(
  items: readonly SnapshotItem[],
  base: string,
  budget: ZipBudget | null,
): readonly Volume[] {
  const annexed = items.filter(isInAnnex);
  if (budget === null && annexed.length === 0) return [];
  const volumes = [
    ...packVolumes(items, 'volume', (item) => estimateItemBytes(item, isInAnnex(item) ? 'text' : 'all'), budget),
    ...packVolumes(annexed, 'annex', (item) => estimateItemBytes(item, 'images'), budget),
  ];
  return volumes.length === 1
    ? []
    : volumes.map((volume) => ({ ...volume, fileName: `${base}${suffixOf(volume)}.zip` }));
}

/** Returns `-volume-2`, `-annexe`, or '' for the only volume. File names must not reveal the content. */
function suffixOf({ kind, index, of }: Omit<Volume, 'fileName'>): string {
  if (of === 1) return kind === 'annex' ? '-annexe' : '';
  return kind === 'annex' ? `-annexe-${index}` : `-volume-${index}`;
}

function packVolumes(
  items: readonly SnapshotItem[],
  kind: Volume['kind'],
  bytesOf: (item: SnapshotItem) => number,
  budget: ZipBudget | null,
): Omit<Volume, 'fileName'>[] {
  const runs: { bytes: number; readonly items: SnapshotItem[] }[] = [];
  const available = budget === null ? Number.POSITIVE_INFINITY : budget.maxBytes - budget.reservedBytes;
  for (const item of items) {
    const bytes = bytesOf(item);
    const run = runs.at(-1);
    if (run !== undefined && run.bytes + bytes <= available) {
      run.bytes += bytes;
      run.items.push(item);
    } else runs.push({ bytes, items: [item] });
  }
  return runs.map((run, index) => ({
    kind,
    index: index + 1,
    of: runs.length,
    items: new Set(run.items.map(({ fiche }) => fiche.id)),
    numbers: run.items.map(({ number }) => number),
    bytes: run.bytes,
    oversize: run.bytes > available,
  }));
}

/** Estimates the bytes that an item adds to a zip. A redacted copy counts as its original: it is made later. */
function estimateItemBytes(item: SnapshotItem, which: 'all' | 'text' | 'images'): number {
  const selected = [...listFilesHere(item), ...listCopied(item, 'clean'), ...listCopied(item, 'readable')].filter(
    ({ role }) => which === 'all' || isImageRole(role) === (which === 'images'),
  );
  const redacted = which === 'text' ? [] : listCopied(item, 'redacted');
  return [...selected, ...redacted].reduce((sum, { bytes }) => sum + bytes, estimatePageBytes(item));
}

function estimatePageBytes({ fiche }: SnapshotItem): number {
  if (fiche.exported === undefined) return REPORT_PAGE_BYTES;
  const images = fiche.files.filter(({ mediaType }) => mediaType.startsWith('image/'));
  return REPORT_MESSAGE_BYTES + images.length * REPORT_THUMBNAIL_BYTES;
}

/** Estimates the bytes that all exhibits add to one zip. */
export const estimateBytes = ({ snapshot }: DossierPlan): number =>
  snapshot.items.reduce((sum, item) => sum + estimateItemBytes(item, 'all'), 0);

/** Whether the item was marked intimate, or may have been (unreadable notes), and includes more than text. */
function isInAnnex(item: SnapshotItem): boolean {
  const isSensitive = item.notesUnread === true || isIntimate(item.notes ?? {});
  if (!isSensitive) return false;
  const images = [...listFilesHere(item), ...listCopied(item, 'clean')].filter(({ role }) => isImageRole(role));
  return images.length + listCopied(item, 'redacted').length > 0;
}
