import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { PartLimits } from '../../domain/export/cutParts.ts';
import { exhibitFolder, exhibitLabel, redactedCopyPath } from '../../domain/export/dossierLayout.ts';
import type { Progress, TempFile } from '../../domain/shared/ports.ts';
import { formatAccountName } from '../../dossier/data/accounts.ts';
import { formatDateLine } from '../../dossier/data/itemLabels.ts';
import { hasImagePreview } from '../../dossier/pdf/sections/exhibit.ts';
import { pictureBlob, readPreview } from '../../dossier/pdf/sections/exhibitPreview.ts';
import * as strings from '../../dossier/strings/index.ts';
import {
  isAnnexed,
  type MadeParts,
  type PartsSource,
  partBaseName,
  restrictContext,
  type WrittenPart,
} from './partsSource.ts';

/**
 * Returns the image as JPEG with these lines above it, reduced until it has at most `maxBytes`; null when it cannot be
 * reduced so far. Rejects when the browser cannot decode it.
 */
export type DrawLabelledImage = (
  image: Blob,
  lines: readonly string[],
  maxBytes: number | null,
) => Promise<Blob | null>;

/** Makes one JPEG for each exhibit that has an image, each labelled as a copy with the SHA-256 of its original. */
export async function makeImageParts(
  source: PartsSource,
  limits: PartLimits,
  drawLabelledImage: DrawLabelledImage,
  { createFile, progress }: { readonly createFile: () => Promise<TempFile>; readonly progress: Progress },
): Promise<MadeParts> {
  const { items } = source.context.snapshot;
  const [maxTotalBytes, maxFiles] = [
    limits.maxTotalBytes ?? Number.POSITIVE_INFINITY,
    limits.maxFiles ?? Number.POSITIVE_INFINITY,
  ];
  const parts: WrittenPart[] = [];
  const leftOut = { tooLarge: [] as number[], beyond: [] as number[], withoutImage: [] as number[] };
  let total = 0;
  for (const [index, item] of items.entries()) {
    progress({ name: 'report', done: index, total: items.length });
    const { number } = item;
    const { bytes, path, isRedactedCopy } = await readPreview(item, restrictContext(source, [number]));
    const isShown = !isAnnexed(source, item) && (isRedactedCopy || hasImagePreview(item.fiche));
    const image =
      bytes !== null && isShown
        ? await drawLabelledImage(pictureBlob(bytes), labelLines(source, item, path), limits.maxFileBytes).catch(
            () => undefined,
          )
        : undefined;
    if (image === undefined) {
      leftOut.withoutImage.push(number);
      continue;
    }
    if (image === null) {
      leftOut.tooLarge.push(number);
      continue;
    }
    if (leftOut.beyond.length > 0 || parts.length >= maxFiles || total + image.size > maxTotalBytes) {
      leftOut.beyond.push(number);
      continue;
    }
    total += image.size;
    const tempFile = await createFile();
    await image.stream().pipeTo(tempFile.out);
    parts.push({
      fileName: `${partBaseName(source)}-${exhibitLabel(number)}.jpg`,
      numbers: [number],
      file: await tempFile.file(),
    });
  }
  return { parts, leftOut };
}

/** `path`: of the image shown, in the zip: a sealed file or its redacted copy. */
function labelLines({ zips, context }: PartsSource, item: SnapshotItem, path: string): readonly string[] {
  const { fiche, number } = item;
  const shown = fiche.files.find(
    (file) => path === `${exhibitFolder(number)}/${file.path}` || path === redactedCopyPath(number, file.path),
  );
  // The preview of a long post joins its images.
  const isJoined = shown?.role === 'post' && path.startsWith(exhibitFolder(number));
  const originals = isJoined
    ? fiche.files.filter(({ role }) => role === shown.role)
    : [shown].flatMap((file) => file ?? []);
  return strings.readingPart.imageLabel({
    number,
    account: formatAccountName(fiche.platform, fiche.author) ?? strings.letter.unreadAccount,
    date: formatDateLine(item),
    originals: originals.map((file) => ({ path: `${exhibitFolder(number)}/${file.path}`, sha256: file.sha256 })),
    fileName: zips[0]?.fileName ?? context.fileName,
    manifestDigest: zips[0]?.manifestDigest ?? '',
  });
}
