import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitFolder, redactedCopyPath } from '../../../domain/export/dossierLayout.ts';
import { isProhibitedImage } from '../../../domain/images/prohibitedImages.ts';
import type { FileRole } from '../../../domain/item/item.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { selectFiles } from '../../includedFiles.ts';
import { findOtherVolume } from '../../zip/volumes.ts';
import type { PdfDocument, PdfImage } from '../engine/pdfDocument.ts';
import { pngToRgb } from '../engine/pngToRgb.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What an exhibit shows of itself, and where the file it was made from is. */
export interface Preview {
  /** Null when there is none, or its bytes are no picture; the page then says so. */
  readonly picture: PdfImage | null;
  /** Its bytes, null when there is nothing to show. */
  readonly bytes: Bytes | null;
  readonly path: string;
  /** The whole screen it was cut from. */
  readonly screen: string | null;
  /** It is a redacted copy: the original is not shown anywhere here, even when its file is joined. */
  readonly isRedactedCopy: boolean;
  /** The annex that has it instead; null: none. */
  readonly annexed: string | null;
}

/** Before it is opened. */
export type PreviewSource = Omit<Preview, 'picture'>;

export async function openPreview(pdf: PdfDocument, read: PreviewSource): Promise<Preview> {
  const { bytes } = read;
  const nothing = { ...read, picture: null, bytes: null };
  if (bytes === null) return nothing;
  try {
    const picture = isPng(bytes) ? pdf.embed(await pngToRgb(bytes)) : pdf.open(bytes);
    pdf.recorder?.picture(picture.label, pictureBlob(bytes), true);
    return picture.width > 0 && picture.height > 0 ? { ...read, picture } : nothing;
  } catch {
    return nothing;
  }
}

/** For whoever decodes it. */
export const pictureBlob = (bytes: Bytes): Blob =>
  new Blob([bytes], { type: isPng(bytes) ? 'image/png' : 'image/jpeg' });

const isPng = (bytes: Bytes): boolean => bytes[0] === 0x89;

export async function readPreview(item: SnapshotItem, context: DossierContext): Promise<PreviewSource> {
  const { snapshot } = context;
  const { fiche, number, removed, concealed } = item;
  const { files, redactedCopies, omitted } = selectFiles(item, context);
  const annexed = findOtherVolume(item, 'post', context)?.fileName ?? null;
  const hidden = omitted.some(({ reason }) => reason === 'redacted');
  const pathOf = (role: FileRole) => files.find((file) => file.role === role)?.path;
  const [post, screen] = [pathOf('post') ?? pathOf('zone') ?? pathOf('document'), pathOf('viewport')];
  const redactedPath =
    redactedCopies.find((path) =>
      fiche.files.some((file) => file.path === path && isCapturedSubject(file.role)),
    ) ?? redactedCopies[0];
  const details =
    redactedPath === undefined
      ? {
          path: `${exhibitFolder(number)}/${post ?? screen ?? ''}`,
          screen: post === undefined ? null : (screen ?? null),
          isRedactedCopy: false,
          annexed,
        }
      : { path: redactedCopyPath(number, redactedPath), screen: null, isRedactedCopy: true, annexed };
  const nothing = { ...details, bytes: null };
  // The preview made at capture shows what the copy hides.
  const shown =
    !concealed?.size || fiche.files.some(({ role, path }) => isCapturedSubject(role) && !concealed.has(path));
  if (
    annexed !== null ||
    isProhibitedImage(fiche, removed) ||
    ((hidden || !shown) && redactedPath === undefined)
  )
    return nothing;
  try {
    const body =
      redactedPath === undefined
        ? await snapshot.preview(fiche.id)
        : await snapshot.redactedCopy?.(fiche.id, redactedPath);
    if (body === undefined) return nothing;
    return { ...details, bytes: body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body };
  } catch {
    return nothing;
  }
}

/** What was captured itself, rather than the screen around it. */
const isCapturedSubject = (role: FileRole): boolean =>
  role === 'post' || role === 'zone' || role === 'document';
