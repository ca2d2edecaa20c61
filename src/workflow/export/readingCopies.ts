import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type Cuttable, cutParts, FRONT_PAGES, type PartLimits } from '../../domain/export/cutParts.ts';
import { cleanCopyPath, exhibitFolder, exhibitLabel, redactedCopyPath } from '../../domain/export/dossierLayout.ts';
import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import type { ExportedZip, MakeCopies, ReadingCopies, ReadingCopy } from '../../domain/export/exportedDossier.ts';
import { listJoined } from '../../domain/export/fileDecisions.ts';
import { isPreviewShown } from '../../domain/item/kind.ts';
import { explainFullDisk, Refusal } from '../../domain/shared/errors.ts';
import type { Progress, TempFile } from '../../domain/shared/ports.ts';
import { formatDateLine } from '../../dossier/data/exhibitLabels.ts';
import {
  baseName,
  contextOf,
  type DossierContext,
  type DossierPlan,
  findOtherVolume,
  type Volume,
} from '../../dossier/dossierPlan.ts';
import { type ReadingPart, readingPartPdf } from '../../dossier/pdf/readingCopy.ts';
import { pictureBlob, readPreview } from '../../dossier/pdf/sections/exhibitPreview.ts';
import * as documents from '../../dossier/strings/documents.ts';
import * as reportSections from '../../dossier/strings/reportSections.ts';
import { formatAccountName } from '../../platforms/platformTable.ts';

/** `zips`: those of the dossier just written. */
export function createCopiesMaker(
  createTempFile: () => Promise<TempFile>,
  drawLabelledImage: DrawLabelledImage,
  plan: DossierPlan,
  zips: CopiedZips,
): MakeCopies {
  const source: CopiesSource = { plan, zips };
  return async ({ format, limits }, reportProgress, signal) => {
    const files: TempFile[] = [];
    const discard = async () => {
      await Promise.allSettled(files.splice(0).map((file) => file.remove()));
    };
    const checkCancelled = () => {
      if (signal.aborted) throw new Refusal('cancelled');
    };
    const createFile = async (): Promise<TempFile> => {
      checkCancelled();
      const file = await createTempFile();
      files.push(file);
      return file;
    };
    const progress: Progress = (step) => {
      checkCancelled();
      reportProgress(step);
    };
    try {
      const made =
        format === 'pdf'
          ? await makePdfCopies(source, limits, { createFile, discard, progress })
          : await makeImageCopies(source, limits, drawLabelledImage, { createFile, progress });
      checkCancelled();
      return { ...made, discard, removedSignal: AbortSignal.any(files.map(({ removedSignal }) => removedSignal)) };
    } catch (error) {
      await discard();
      throw explainFullDisk(error);
    }
  };
}

type CopiedZip = Pick<ExportedZip, 'fileName' | 'manifestDigest' | 'volume'>;
type CopiedZips = readonly [CopiedZip, ...CopiedZip[]];
type MadeCopies = Pick<ReadingCopies, 'files' | 'leftOut'>;

interface CopiesSource {
  readonly plan: DossierPlan;
  readonly zips: CopiedZips;
}

/** Returns a context whose report has the pages of these exhibits. Images that are in an annex stay there alone. */
function restrictContext({ plan, zips }: CopiesSource, numbers: readonly ExhibitNumber[]): DossierContext {
  const toVolume = (kind: Volume['kind'], fileName: string, list: readonly ExhibitNumber[]): Volume => ({
    kind,
    fileName,
    index: 1,
    of: 1,
    items: new Set(plan.snapshot.items.filter(({ number }) => list.includes(number)).map(({ fiche }) => fiche.id)),
    numbers: list,
    bytes: 0,
    oversize: false,
  });
  const current = toVolume('volume', zips[0].fileName, numbers);
  const annexes = zips.flatMap(({ fileName, volume }) =>
    volume?.kind === 'annex' ? [toVolume('annex', fileName, volume.numbers)] : [],
  );
  return contextOf(plan, { current, all: [current, ...annexes] });
}

/** Whether the dossier has the exhibit's image in an annex only. */
const isAnnexed = (source: CopiesSource, item: SnapshotItem): boolean =>
  findOtherVolume(item, 'post', restrictContext(source, [item.number])) !== null;

/** Fonts and title page: about the same in every part. */
const SHARED_BYTES = 250_000;

interface CopiesOutput {
  readonly createFile: () => Promise<TempFile>;
  /** Deletes the files created so far. */
  readonly discard: () => Promise<void>;
  /** May throw to cancel. */
  readonly progress: Progress;
}

/**
 * Lays everything out once to measure it, cuts it, then writes each part. A part that is larger than estimated makes
 * all parts smaller and starts again; this ends, since what fits in no part is left out.
 */
async function makePdfCopies(source: CopiesSource, limits: PartLimits, output: CopiesOutput): Promise<MadeCopies> {
  const { items } = source.plan.snapshot;
  const numbers = items.map(({ number }) => number);
  const [maxFileBytes, maxTotalBytes] = [
    limits.maxFileBytes ?? Number.POSITIVE_INFINITY,
    limits.maxTotalBytes ?? Number.POSITIVE_INFINITY,
  ];
  const isMeasured = Math.min(maxFileBytes, maxTotalBytes) < Number.POSITIVE_INFINITY;
  const withoutImage = items.filter((item) => isAnnexed(source, item)).map(({ number }) => number);
  let done = 0;
  const progress: Progress = ({ name }) => {
    done += 1;
    output.progress({ name, done, total: Math.max(done, numbers.length * (isMeasured ? 2 : 1)) });
  };
  const { list, sharedBytes } = isMeasured
    ? await measureExhibits(source, numbers, progress)
    : { list: [FRONT_PAGES, ...numbers].map((number) => ({ number, bytes: 0 })), sharedBytes: 0 };
  for (let reservedBytes = sharedBytes; ; ) {
    const { parts: cuts, ...leftOut } = cutParts(list, limits, reservedBytes);
    const absent = [...leftOut.tooLarge, ...leftOut.beyond].filter((number) => number !== FRONT_PAGES);
    const files: ReadingCopy[] = [];
    for (const [index, cut] of cuts.entries()) {
      const part = {
        index: index + 1,
        of: cuts.length,
        withFrontPages: cut.includes(FRONT_PAGES),
        numbers: cut.filter((number) => number !== FRONT_PAGES),
        absent,
        zips: source.zips,
      };
      const tempFile = await output.createFile();
      await readingPartPdf(restrictContext(source, part.numbers), part, progress).pipeTo(tempFile.out);
      const file = await tempFile.file();
      files.push({ fileName: partFileName(source, part), numbers: part.numbers, file });
    }
    const sizes = files.map(({ file }) => file.size);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const excess = Math.max(Math.max(0, ...sizes) - maxFileBytes, (total - maxTotalBytes) / Math.max(1, sizes.length));
    if (excess <= 0) return { files, leftOut: { ...leftOut, withoutImage } };
    await output.discard();
    reservedBytes += Math.max(excess, SHARED_BYTES / 10);
  }
}

/** Lays out everything without keeping it, and returns the bytes of the front pages and of each exhibit. */
async function measureExhibits(
  source: CopiesSource,
  numbers: readonly ExhibitNumber[],
  progress: Progress,
): Promise<{ readonly list: readonly Cuttable[]; readonly sharedBytes: number }> {
  const marks: number[] = [];
  let total = 0;
  const counter = new WritableStream<Uint8Array>({
    write: ({ length }) => {
      total += length;
    },
  });
  const part = { index: 1, of: 1, withFrontPages: true, numbers, absent: [], zips: source.zips };
  const pdf = readingPartPdf(restrictContext(source, numbers), part, progress, (bytes) => marks.push(bytes));
  await pdf.pipeTo(counter);
  const tail = total - (marks.at(-1) ?? 0);
  const sharedBytes = Math.min(tail, SHARED_BYTES);
  // The index of objects at the end grows with the exhibits.
  const share = (tail - sharedBytes) / Math.max(1, numbers.length);
  const list = [FRONT_PAGES, ...numbers].map((number, index) => ({
    number,
    bytes: (marks[index] ?? 0) - (marks[index - 1] ?? 0) + (number === FRONT_PAGES ? 0 : share),
  }));
  return { list, sharedBytes };
}

/** Returns `recueil-2026-11-20-093107-copie-2-sur-3.pdf`. */
const partFileName = ({ plan }: CopiesSource, { index, of }: Pick<ReadingPart, 'index' | 'of'>): string =>
  `${baseName(plan)}-copie${of === 1 ? '' : `-${index}-sur-${of}`}.pdf`;

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
async function makeImageCopies(
  source: CopiesSource,
  limits: PartLimits,
  drawLabelledImage: DrawLabelledImage,
  { createFile, progress }: { readonly createFile: () => Promise<TempFile>; readonly progress: Progress },
): Promise<MadeCopies> {
  const { items } = source.plan.snapshot;
  const [maxTotalBytes, maxFiles] = [
    limits.maxTotalBytes ?? Number.POSITIVE_INFINITY,
    limits.maxFiles ?? Number.POSITIVE_INFINITY,
  ];
  const files: ReadingCopy[] = [];
  const leftOut = {
    tooLarge: [] as ExhibitNumber[],
    beyond: [] as ExhibitNumber[],
    withoutImage: [] as ExhibitNumber[],
  };
  let total = 0;
  for (const [index, item] of items.entries()) {
    progress({ name: 'report', done: index, total: items.length });
    const { number } = item;
    const { bytes, path, isRedactedCopy } = await readPreview(item, restrictContext(source, [number]));
    const isShown = !isAnnexed(source, item) && (isRedactedCopy || isPreviewShown(item.fiche));
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
    if (leftOut.beyond.length > 0 || files.length >= maxFiles || total + image.size > maxTotalBytes) {
      leftOut.beyond.push(number);
      continue;
    }
    total += image.size;
    const tempFile = await createFile();
    await image.stream().pipeTo(tempFile.out);
    files.push({
      fileName: `${baseName(source.plan)}-${exhibitLabel(number)}.jpg`,
      numbers: [number],
      file: await tempFile.file(),
    });
  }
  return { files, leftOut };
}

/** `path`: of the image shown, in the zip: a sealed file or its redacted copy. */
function labelLines({ zips: [zip] }: CopiesSource, item: SnapshotItem, path: string): readonly string[] {
  const { fiche, number } = item;
  const joined = listJoined(item);
  const shown = fiche.files.find(
    (file) =>
      path === `${exhibitFolder(number)}/${file.path}` ||
      path === redactedCopyPath(number, file.path) ||
      path === cleanCopyPath(number, file.path),
  );
  // The preview of a long post joins its images.
  const isJoined = shown?.role === 'post' && path.startsWith(exhibitFolder(number));
  const originals = isJoined
    ? fiche.files.filter(({ role }) => role === shown.role)
    : [shown].flatMap((file) => file ?? []);
  return documents.readingPart.imageLabel({
    number,
    account: formatAccountName(fiche.platform, fiche.author) ?? reportSections.letter.unreadAccount,
    date: formatDateLine(item),
    originals: originals.map((file) => ({
      path: `${exhibitFolder(number)}/${file.path}`,
      sha256: joined.includes(file) ? file.sha256 : null,
    })),
    fileName: zip.fileName,
    manifestDigest: zip.manifestDigest,
  });
}
