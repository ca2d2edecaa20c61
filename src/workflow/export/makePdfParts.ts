import { type Cuttable, cutParts, FRONT_PAGES, type PartLimits } from '../../domain/export/cutParts.ts';
import type { Progress, TempFile } from '../../domain/shared/ports.ts';
import { type ReadingPart, readingPartPdf } from '../../dossier/pdf/readingPart.ts';
import {
  isAnnexed,
  type MadeParts,
  type PartsSource,
  partBaseName,
  restrictContext,
  type WrittenPart,
} from './partsSource.ts';

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
export async function makePdfParts(source: PartsSource, limits: PartLimits, output: PartsOutput): Promise<MadeParts> {
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
