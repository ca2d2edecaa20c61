import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type Cuttable, cutParts, FRONT_PAGES, type PartLimits } from '../../domain/export/cutParts.ts';
import { exhibitFolder, exhibitLabel, redactedCopyPath } from '../../domain/export/dossierLayout.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress, TempFile } from '../../domain/shared/ports.ts';
import { formatAccountName } from '../../dossier/data/accountGroups.ts';
import { formatDateLine } from '../../dossier/data/exhibitLabels.ts';
import { type DossierContext, findOtherVolume, type Volume } from '../../dossier/dossierPlan.ts';
import { type ReadingPart, readingPartPdf } from '../../dossier/pdf/readingCopy.ts';
import { hasImagePreview } from '../../dossier/pdf/sections/exhibitPages.ts';
import { pictureBlob, readPreview } from '../../dossier/pdf/sections/exhibitPreview.ts';
import * as strings from '../../dossier/strings/index.ts';
import type { WrittenZip } from './writeZips.ts';

interface PartsRequest {
  readonly format: 'pdf' | 'jpeg';
  readonly limits: PartLimits;
}

export interface WrittenParts extends MadeParts {
  /** Deletes the files, which are not encrypted. */
  discard(): Promise<void>;
  /** Those of the temporary files. */
  readonly removedSignals: readonly AbortSignal[];
}

interface PartsDependencies {
  createTempFile(): Promise<TempFile>;
  readonly drawLabelledImage: DrawLabelledImage;
}

/**
 * Makes copies for reading that fit a recipient's limits. Throws Refusal `disk-full`, `cancelled`, `locked` and others;
 * no file is then left.
 */
export type MakeParts = (request: PartsRequest, progress: Progress, signal: AbortSignal) => Promise<WrittenParts>;

export function createPartsMaker(deps: PartsDependencies, source: PartsSource): MakeParts {
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
      const file = await deps.createTempFile();
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
          ? await makePdfParts(source, limits, { createFile, discard, progress })
          : await makeImageParts(source, limits, deps.drawLabelledImage, { createFile, progress });
      checkCancelled();
      return { ...made, discard, removedSignals: files.map(({ removedSignal }) => removedSignal) };
    } catch (error) {
      await discard();
      const isFull = error instanceof Error && error.name === 'QuotaExceededError';
      throw isFull ? new Refusal('disk-full', {}, error) : error;
    }
  };
}

/** What copies for reading are made from: the dossier just written, and its zips. */
export interface PartsSource {
  readonly context: Omit<DossierContext, 'volumeSet'>;
  readonly zips: readonly Pick<WrittenZip, 'fileName' | 'manifestDigest' | 'volume'>[];
}

/** A copy for reading, of some exhibits. */
interface WrittenPart {
  /** ASCII, and made of the dossier's name and numbers only. */
  readonly fileName: string;
  /** Exhibit numbers. */
  readonly numbers: readonly number[];
  readonly file: Blob;
}

/** What no part has, by reason: exhibit numbers. `FRONT_PAGES` stands for the pages before the exhibits. */
interface LeftOutExhibits {
  /** Larger than a file may be. */
  readonly tooLarge: readonly number[];
  /** Beyond the number of files or the total. */
  readonly beyond: readonly number[];
  /** Without their image: it is in an annex only. For JPEG files, also what has no image, such as a sound. */
  readonly withoutImage: readonly number[];
}

interface MadeParts {
  readonly parts: readonly WrittenPart[];
  readonly leftOut: LeftOutExhibits;
}

/** Returns a context whose report has the pages of these exhibits. Images that are in an annex stay there alone. */
function restrictContext({ context, zips }: PartsSource, numbers: readonly number[]): DossierContext {
  const toVolume = (kind: Volume['kind'], fileName: string, list: readonly number[]): Volume => ({
    kind,
    fileName,
    index: 1,
    of: 1,
    items: new Set(context.snapshot.items.filter(({ number }) => list.includes(number)).map(({ fiche }) => fiche.id)),
    numbers: list,
    bytes: 0,
    oversize: false,
  });
  const current = toVolume('volume', context.fileName, numbers);
  const annexes = zips.flatMap(({ fileName, volume }) =>
    volume?.kind === 'annex' ? [toVolume('annex', fileName, volume.numbers)] : [],
  );
  return { ...context, volumeSet: { current, all: [current, ...annexes] } };
}

/** Whether the dossier has the exhibit's image in an annex only. */
const isAnnexed = (source: PartsSource, item: SnapshotItem): boolean =>
  findOtherVolume(item, 'post', restrictContext(source, [item.number])) !== null;

/** Returns `recueil-2026-11-20-0931`, from the name of the first zip. */
const partBaseName = ({ context }: PartsSource): string =>
  context.fileName.replace(/\.zip$/, '').replace(/-volume-\d+$/, '');

/** Fonts and title page: about the same in every part. */
const SHARED_BYTES = 250_000;

interface PartsOutput {
  readonly createFile: () => Promise<TempFile>;
  /** Deletes the files created so far. */
  readonly discard: () => Promise<void>;
  /** May throw to cancel. */
  readonly progress: Progress;
}

/**
 * Lays everything out once to measure it, cuts it, then writes each part. A part that is larger than estimated makes all
 * parts smaller and starts again; this ends, since what fits in no part is left out.
 */
async function makePdfParts(source: PartsSource, limits: PartLimits, output: PartsOutput): Promise<MadeParts> {
  const { items } = source.context.snapshot;
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
    const parts: WrittenPart[] = [];
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
      parts.push({ fileName: partFileName(source, part), numbers: part.numbers, file });
    }
    const sizes = parts.map(({ file }) => file.size);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const excess = Math.max(Math.max(0, ...sizes) - maxFileBytes, (total - maxTotalBytes) / Math.max(1, sizes.length));
    if (excess <= 0) return { parts, leftOut: { ...leftOut, withoutImage } };
    await output.discard();
    reservedBytes += Math.max(excess, SHARED_BYTES / 10);
  }
}

/** Lays out everything without keeping it, and returns the bytes of the front pages and of each exhibit. */
async function measureExhibits(
  source: PartsSource,
  numbers: readonly number[],
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

/** Returns `recueil-2026-11-20-0931-copie-2-sur-3.pdf`. */
function partFileName(source: PartsSource, { index, of }: Pick<ReadingPart, 'index' | 'of'>): string {
  return `${partBaseName(source)}-copie${of === 1 ? '' : `-${index}-sur-${of}`}.pdf`;
}

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
async function makeImageParts(
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
