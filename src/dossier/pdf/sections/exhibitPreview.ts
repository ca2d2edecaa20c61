import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { cleanCopyPath, exhibitFolder, redactedCopyPath } from '../../../domain/export/dossierLayout.ts';
import { isImageProhibited, listCopied, listShown } from '../../../domain/export/fileDecisions.ts';
import type { FileEntry, FileRole } from '../../../domain/item/item.ts';
import { type Bytes, readContent } from '../../../domain/shared/binary.ts';
import { type DossierContext, findOtherVolume } from '../../dossierPlan.ts';
import type { PdfImage } from '../engine/imageDocument.ts';
import type { PdfDocument } from '../engine/pdfDocument.ts';
import { pngToRgb, readPngSize } from '../engine/pngToRgb.ts';

/** An image that dossier.pdf shows with its own pixels; others are shown by their preview. */
const EXACT_BYTES_MAX = 1_500_000;
/** A screen of 1920 × 1080 at a pixel ratio of 1.25. */
const EXACT_PIXELS_MAX = 4_000_000;
/** Of a band of a whole page (`MAX_BAND_PIXELS` in src/dom/geometry.ts): in its preview, words have 3 points. */
const BAND_BYTES_MAX = 12_000_000;
const BAND_PIXELS_MAX = 8_000_000;

/** Whether the file is a PNG that may be shown whole. */
export const mayBeExact = ({ mediaType, role, bytes }: FileEntry): boolean =>
  mediaType === 'image/png' && role !== 'document' && bytes <= (role === 'page' ? BAND_BYTES_MAX : EXACT_BYTES_MAX);

const hasExactSize = (
  { role }: FileEntry,
  { width, height }: { readonly width: number; readonly height: number },
): boolean => width * height <= (role === 'page' ? BAND_PIXELS_MAX : EXACT_PIXELS_MAX);

/** Image of an exhibit in the report, and the file it was made from. */
export interface Preview {
  /** Null when there is none, or it cannot be decoded; the page then says so. */
  readonly picture: PdfImage | null;
  /** Null when there is no image to show. */
  readonly bytes: Bytes | null;
  readonly path: string;
  /** Whether it has the pixels of that file, not those of the smaller preview. */
  readonly isExact: boolean;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
  /** Whether it is a redacted copy. The original is then not shown, even when the zip contains it. */
  readonly isRedactedCopy: boolean;
  /** File name of the annex that contains it instead. */
  readonly annexed: string | null;
}

/** A preview that is not decoded yet. */
export type PreviewSource = Omit<Preview, 'picture'>;

export async function openPreview(pdf: PdfDocument, source: PreviewSource): Promise<Preview> {
  const picture = source.bytes && (await openPicture(pdf, source.bytes));
  return picture === null ? { ...source, picture, bytes: null } : { ...source, picture };
}

/** Embeds an image; null when it cannot be decoded. */
export async function openPicture(pdf: PdfDocument, bytes: Bytes): Promise<PdfImage | null> {
  try {
    const picture = isPng(bytes) ? pdf.embed(await pngToRgb(bytes)) : pdf.open(bytes);
    pdf.recorder?.addPicture(picture.label, pictureBlob(bytes), true);
    return picture.width > 0 && picture.height > 0 ? picture : null;
  } catch {
    return null;
  }
}

export const pictureBlob = (bytes: Bytes): Blob =>
  new Blob([bytes], { type: isPng(bytes) ? 'image/png' : 'image/jpeg' });

const isPng = (bytes: Bytes): boolean => bytes[0] === 0x89;

export async function readPreview(item: SnapshotItem, context: DossierContext): Promise<PreviewSource> {
  const { snapshot } = context;
  const { fiche, number } = item;
  const cleanCopies = listCopied(item, 'clean');
  const redactedCopies = listCopied(item, 'redacted');
  const shown = [...listShown(item), ...cleanCopies];
  const annexed = findOtherVolume(item, 'post', context)?.fileName ?? null;
  const subjects = shown.filter(({ role }) => isCapturedSubject(role));
  const shownFile = subjects[0] ?? shown.find(({ role }) => isWholeImage(role));
  const redactedPath = (
    redactedCopies.find(({ role }) => isCapturedSubject(role)) ?? (subjects.length > 0 ? undefined : redactedCopies[0])
  )?.path;
  const details = {
    path:
      redactedPath === undefined
        ? shownFile !== undefined && cleanCopies.includes(shownFile)
          ? cleanCopyPath(number, shownFile.path)
          : `${exhibitFolder(number)}/${shownFile?.path ?? ''}`
        : redactedCopyPath(number, redactedPath),
    isRedactedCopy: redactedPath !== undefined,
    annexed,
    isExact: false,
    pixelRatio: 1,
  };
  const nothing = { ...details, bytes: null };
  // The preview is made at capture time from the subject, else from the whole image: it shows what is hidden there.
  const isHidden = [...item.files.values()].some(
    ({ file, reason }) =>
      reason === 'hidden' || reason === 'redacted' || (reason === 'private-metadata' && !cleanCopies.includes(file)),
  );
  const hasSubject = fiche.files.some(({ role }) => isCapturedSubject(role));
  const isShown = !isHidden || (hasSubject ? subjects.length > 0 : shown.some(({ role }) => isWholeImage(role)));
  if (annexed !== null || isImageProhibited(item) || (!isShown && redactedPath === undefined)) return nothing;
  try {
    // A long post has several files; its preview joins them.
    if (redactedPath === undefined && shownFile !== undefined && subjects.length < 2) {
      const exact = await readExactImage(item, shownFile, context);
      const pixelRatio = Math.max(1, Number(fiche.environment.devicePixelRatio) || 1);
      if (exact !== null) return { ...details, isExact: true, pixelRatio, bytes: exact };
    }
    const body =
      redactedPath === undefined
        ? await snapshot.preview(fiche.id)
        : await snapshot.redactedCopy?.(fiche.id, redactedPath);
    if (body === undefined) return nothing;
    return { ...details, bytes: await readContent(body) };
  } catch {
    return nothing;
  }
}

/** Returns a captured PNG of a size that a report may contain whole; null for any other file. */
export async function readExactImage(
  { fiche }: SnapshotItem,
  file: FileEntry,
  { snapshot }: DossierContext,
): Promise<Bytes | null> {
  if (fiche.received !== undefined || !mayBeExact(file)) return null;
  const bytes = await readContent(await snapshot.file(fiche.id, file.path));
  return hasExactSize(file, readPngSize(bytes)) ? bytes : null;
}

/** Whether the file shows the captured post, region or document, not the screen around it. */
const isCapturedSubject = (role: FileRole): boolean => role === 'post' || role === 'zone' || role === 'document';

const isWholeImage = (role: FileRole): boolean => role === 'viewport' || role === 'page';
