import { type Figure, figure, interleaved } from './figures.ts';
import type { Station } from './station.ts';

const PDF_ITEMS = 200;
/** More often when it is quick. */
const timesFor = (items: number): number => (items < 1_000 ? 5 : 3);

const sealedName = (items: number): string => `bench-sealed-${items}`;
const plainName = (items: number): string => `bench-plain-${items}`;

export async function exportFigures(station: Station, sizes: readonly number[]): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const items of sizes) {
    const [sealed, plain] = [sealedName(items), plainName(items)];
    await station.run('fill', 'sealed', sealed, items, 'ordinary');
    await station.run('fill', 'plain', plain, items, 'ordinary');
    // Before any export of it: what one leaves in the process would count as the floor's.
    const floorPeaks = await peaksOf(() => station.weighed('copyOnce', 'sealed', sealed));
    const peaks: number[] = [];
    const files: number[] = [];
    const measure = {
      sealed: async () => {
        const { value, peak } = await station.weighed('exportOnce', 'sealed', sealed);
        if (peak !== null) peaks.push(peak);
        files.push(value.filesMs);
        return value.ms;
      },
      sealedFloor: async () => {
        await station.run('discardLast');
        return station.run('copyOnce', 'sealed', sealed);
      },
      plain: async () => (await station.run('exportOnce', 'plain', plain)).ms,
      plainFloor: () => station.run('copyOnce', 'plain', plain),
    };
    await measure.sealed(); // numbers the pièces, warms the fonts
    await measure.plain();
    for (const list of [peaks, files]) list.length = 0;
    const ms = await interleaved(timesFor(items), measure);
    figures.push(...ofSize(items, ms, files), ...ofMemory(items, peaks, floorPeaks));
  }
  return figures;
}

/** Three times, for their median. */
async function peaksOf(work: () => Promise<{ readonly peak: number | null }>): Promise<number[]> {
  const peaks: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { peak } = await work();
    if (peak !== null) peaks.push(peak);
  }
  return peaks;
}

type ExportMs = Readonly<Record<'sealed' | 'sealedFloor' | 'plain' | 'plainFloor', readonly number[]>>;

function ofSize(items: number, ms: ExportMs, files: readonly number[]): readonly Figure[] {
  const least = 'read + SHA-256 + write of the same bytes';
  return [
    figure({
      name: 'export, the files of the pièces',
      items,
      samples: files,
      floorIs: `${least}, with AES-GCM`,
      floorSamples: ms.sealedFloor,
      ratioAtMost: 1 / 0.8,
    }),
    figure({
      name: 'export, PDFs and all',
      items,
      samples: ms.sealed,
      floorIs: `${least}, with AES-GCM`,
      floorSamples: ms.sealedFloor,
      // What is promised of half a gigabyte: of a few items, the papers weigh more than the files.
      ...(items >= 1_000 && { ratioAtMost: 2 }),
    }),
    figure({
      name: 'export, plain store',
      items,
      samples: ms.plain,
      floorIs: least,
      floorSamples: ms.plainFloor,
    }),
    figure({
      name: 'export, encrypted store',
      items,
      samples: ms.sealed,
      floorIs: 'the same from a plain store',
      floorSamples: ms.plain,
      ratioAtMost: 1.3,
    }),
  ];
}

function ofMemory(items: number, peaks: readonly number[], floorPeaks: readonly number[]): readonly Figure[] {
  if (peaks.length === 0) return [];
  return [
    figure({
      name: 'export, peak memory',
      items,
      unit: 'MB',
      samples: peaks,
      floorIs: 'the same process while the floor runs',
      floorSamples: floorPeaks,
      beyondAtMost: 64,
    }),
  ];
}

export async function verifyFigures(station: Station, sizes: readonly number[]): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const items of sizes) {
    await station.run('fill', 'sealed', sealedName(items), items, 'ordinary');
    await station.run('exportOnce', 'sealed', sealedName(items));
    await station.run('verifyLast');
    const ms = await interleaved(timesFor(items), {
      verify: () => station.run('verifyLast'),
      floor: () => station.run('readLast'),
    });
    await station.run('discardLast');
    figures.push(
      figure({
        name: 'verify',
        items,
        samples: ms.verify,
        floorIs: 'read + SHA-256 of as many pieces',
        floorSamples: ms.floor,
        ratioAtMost: 1 / 0.8,
      }),
    );
  }
  return figures;
}

const LARGE_ITEMS = 250;

/** A gigabyte: its time beside bare reading and hashing, and the memory it takes beyond that of the same. */
export async function largeFigures(station: Station): Promise<readonly Figure[]> {
  await station.run('fill', 'sealed', 'bench-large', LARGE_ITEMS, 'heavy');
  const { bytes } = await station.run('exportOnce', 'sealed', 'bench-large');
  const gigabytes = `${(bytes / 1e9).toFixed(2)} GB`;
  await station.run('verifyLast');
  const peaks: number[] = [];
  const floorPeaks: number[] = [];
  const weigh = async (task: 'verifyLast' | 'readLast', into: number[]) => {
    const { value, peak } = await station.weighed(task);
    if (peak !== null) into.push(peak);
    return value;
  };
  const ms = await interleaved(timesFor(LARGE_ITEMS), {
    verify: () => weigh('verifyLast', peaks),
    floor: () => weigh('readLast', floorPeaks),
  });
  await station.run('discardLast');
  const memory = figure({
    name: `verify ${gigabytes}, peak memory`,
    items: LARGE_ITEMS,
    unit: 'MB',
    samples: peaks,
    floorIs: 'the same process while the floor runs',
    floorSamples: floorPeaks,
    beyondAtMost: 64,
  });
  return [
    figure({
      name: `verify ${gigabytes}`,
      items: LARGE_ITEMS,
      samples: ms.verify,
      floorIs: 'read + SHA-256 of as many pieces',
      floorSamples: ms.floor,
      ratioAtMost: 1 / 0.8,
    }),
    ...(peaks.length === 0 ? [] : [memory]),
  ];
}

export async function pdfFigures(station: Station): Promise<readonly Figure[]> {
  const database = sealedName(PDF_ITEMS);
  await station.run('fill', 'sealed', database, PDF_ITEMS, 'ordinary');
  await station.run('exportOnce', 'sealed', database);
  const ms = await interleaved(timesFor(PDF_ITEMS), {
    report: () => station.run('pdfOnce', 'sealed', database),
    papers: async () => (await station.run('exportOnce', 'sealed', database)).reportMs,
    floor: () => station.run('barePdf', 'sealed', database),
  });
  await station.run('discardLast');
  return [
    figure({
      name: 'dossier.pdf',
      items: PDF_ITEMS,
      samples: ms.report,
      floorIs: 'pdfkit, a page a preview, nothing else',
      floorSamples: ms.floor,
      atMost: 3_000,
    }),
    figure({
      name: 'every paper, before the files of the pièces',
      items: PDF_ITEMS,
      samples: ms.papers,
      floorIs: 'dossier.pdf alone',
      floorSamples: ms.report,
    }),
  ];
}

/** Twice the items of the largest size, at most 2.1 times the time. */
export async function growthFigures(station: Station, sizes: readonly number[]): Promise<readonly Figure[]> {
  const less = Math.max(...sizes);
  const more = 2 * less;
  for (const items of [less, more]) await station.run('fill', 'sealed', sealedName(items), items, 'ordinary');
  const exported = async (items: number) => (await station.run('exportOnce', 'sealed', sealedName(items))).ms;
  for (const items of [less, more]) await exported(items);
  const ms = await interleaved(timesFor(more), { less: () => exported(less), more: () => exported(more) });
  await station.run('discardLast');
  return [
    figure({
      name: 'export, growth',
      items: more,
      samples: ms.more,
      floorIs: `the same of ${less} items`,
      floorSamples: ms.less,
      ratioAtMost: 2.1,
    }),
  ];
}
