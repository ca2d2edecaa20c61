import type { BenchSession } from './benchSession.ts';
import { buildMetric, type Metric, measureInterleaved } from './metrics.ts';

const PDF_ITEMS = 200;
/** Fewer samples of large stores, which take long. */
const sampleCount = (items: number): number => (items < 1_000 ? 5 : 3);

const encryptedName = (items: number): string => `bench-encrypted-${items}`;
const plainName = (items: number): string => `bench-plain-${items}`;

export async function measureExport(session: BenchSession, sizes: readonly number[]): Promise<readonly Metric[]> {
  const metrics: Metric[] = [];
  for (const items of sizes) {
    const [encrypted, plain] = [encryptedName(items), plainName(items)];
    await session.run('seed', 'encrypted', encrypted, items, 'ordinary');
    await session.run('seed', 'plain', plain, items, 'ordinary');
    // Before any export, because the memory an export leaves in the process would count in the floor.
    const floorPeaks = await samplePeaks(() => session.runWithPeakMemory('copyOnce', 'encrypted', encrypted));
    const peaks: number[] = [];
    const files: number[] = [];
    const measure = {
      encrypted: async () => {
        const { value, peak } = await session.runWithPeakMemory('exportOnce', 'encrypted', encrypted);
        if (peak !== null) peaks.push(peak);
        files.push(value.filesMs);
        return value.ms;
      },
      encryptedFloor: async () => {
        await session.run('discardLast');
        return session.run('copyOnce', 'encrypted', encrypted);
      },
      plain: async () => (await session.run('exportOnce', 'plain', plain)).ms,
      plainFloor: () => session.run('copyOnce', 'plain', plain),
    };
    await measure.encrypted(); // numbers the exhibits, loads the fonts
    await measure.plain();
    for (const list of [peaks, files]) list.length = 0;
    const ms = await measureInterleaved(sampleCount(items), measure);
    metrics.push(...exportMetrics(items, ms, files), ...memoryMetrics(items, peaks, floorPeaks));
  }
  return metrics;
}

/** Runs `work` three times and returns the peaks. */
async function samplePeaks(work: () => Promise<{ readonly peak: number | null }>): Promise<number[]> {
  const peaks: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { peak } = await work();
    if (peak !== null) peaks.push(peak);
  }
  return peaks;
}

type ExportMs = Readonly<Record<'encrypted' | 'encryptedFloor' | 'plain' | 'plainFloor', readonly number[]>>;

function exportMetrics(items: number, ms: ExportMs, files: readonly number[]): readonly Metric[] {
  const least = 'read + SHA-256 + write of the same bytes';
  return [
    buildMetric({
      name: 'export, exhibit files',
      items,
      samples: files,
      floorIs: `${least}, with AES-GCM`,
      floorSamples: ms.encryptedFloor,
      ratioAtMost: 1 / 0.8,
    }),
    buildMetric({
      name: 'export, all documents',
      items,
      samples: ms.encrypted,
      floorIs: `${least}, with AES-GCM`,
      floorSamples: ms.encryptedFloor,
      // The goal is for half a gigabyte. With few items, the documents take longer than the files.
      ...(items >= 1_000 && { ratioAtMost: 2 }),
    }),
    buildMetric({
      name: 'export, plain store',
      items,
      samples: ms.plain,
      floorIs: least,
      floorSamples: ms.plainFloor,
    }),
    buildMetric({
      name: 'export, encrypted store',
      items,
      samples: ms.encrypted,
      floorIs: 'the same from a plain store',
      floorSamples: ms.plain,
      ratioAtMost: 1.3,
    }),
  ];
}

function memoryMetrics(items: number, peaks: readonly number[], floorPeaks: readonly number[]): readonly Metric[] {
  if (peaks.length === 0) return [];
  return [
    buildMetric({
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

export async function measureVerify(session: BenchSession, sizes: readonly number[]): Promise<readonly Metric[]> {
  const metrics: Metric[] = [];
  for (const items of sizes) {
    await session.run('seed', 'encrypted', encryptedName(items), items, 'ordinary');
    await session.run('exportOnce', 'encrypted', encryptedName(items));
    await session.run('verifyLast');
    const ms = await measureInterleaved(sampleCount(items), {
      verify: () => session.run('verifyLast'),
      floor: () => session.run('readLast'),
    });
    await session.run('discardLast');
    metrics.push(
      buildMetric({
        name: 'verify',
        items,
        samples: ms.verify,
        floorIs: 'read + SHA-256 of slices of the same sizes',
        floorSamples: ms.floor,
        ratioAtMost: 1 / 0.8,
      }),
    );
  }
  return metrics;
}

const LARGE_ITEMS = 250;

/** Measures verifying a gigabyte against reading and hashing it: time, and memory. */
export async function measureLargeDossier(session: BenchSession): Promise<readonly Metric[]> {
  await session.run('seed', 'encrypted', 'bench-large', LARGE_ITEMS, 'heavy');
  const { bytes } = await session.run('exportOnce', 'encrypted', 'bench-large');
  const gigabytes = `${(bytes / 1e9).toFixed(2)} GB`;
  await session.run('verifyLast');
  const peaks: number[] = [];
  const floorPeaks: number[] = [];
  const runWithPeak = async (task: 'verifyLast' | 'readLast', into: number[]) => {
    const { value, peak } = await session.runWithPeakMemory(task);
    if (peak !== null) into.push(peak);
    return value;
  };
  const ms = await measureInterleaved(sampleCount(LARGE_ITEMS), {
    verify: () => runWithPeak('verifyLast', peaks),
    floor: () => runWithPeak('readLast', floorPeaks),
  });
  await session.run('discardLast');
  const memory = buildMetric({
    name: `verify ${gigabytes}, peak memory`,
    items: LARGE_ITEMS,
    unit: 'MB',
    samples: peaks,
    floorIs: 'the same process while the floor runs',
    floorSamples: floorPeaks,
    beyondAtMost: 64,
  });
  return [
    buildMetric({
      name: `verify ${gigabytes}`,
      items: LARGE_ITEMS,
      samples: ms.verify,
      floorIs: 'read + SHA-256 of slices of the same sizes',
      floorSamples: ms.floor,
      ratioAtMost: 1 / 0.8,
    }),
    ...(peaks.length === 0 ? [] : [memory]),
  ];
}

export async function measurePdf(session: BenchSession): Promise<readonly Metric[]> {
  const database = encryptedName(PDF_ITEMS);
  await session.run('seed', 'encrypted', database, PDF_ITEMS, 'ordinary');
  await session.run('exportOnce', 'encrypted', database);
  const ms = await measureInterleaved(sampleCount(PDF_ITEMS), {
    report: () => session.run('pdfOnce', 'encrypted', database),
    documents: async () => (await session.run('exportOnce', 'encrypted', database)).reportMs,
    floor: () => session.run('barePdf', 'encrypted', database),
  });
  await session.run('discardLast');
  return [
    buildMetric({
      name: 'dossier.pdf',
      items: PDF_ITEMS,
      samples: ms.report,
      floorIs: 'pdfkit, one page per preview, nothing else',
      floorSamples: ms.floor,
      atMost: 3_000,
    }),
    buildMetric({
      name: 'all documents, before the exhibit files',
      items: PDF_ITEMS,
      samples: ms.documents,
      floorIs: 'dossier.pdf alone',
      floorSamples: ms.report,
    }),
  ];
}

/** Measures an export of twice the largest size: the goal is at most 2.1 times the time. */
export async function measureGrowth(session: BenchSession, sizes: readonly number[]): Promise<readonly Metric[]> {
  const less = Math.max(...sizes);
  const more = 2 * less;
  for (const items of [less, more]) await session.run('seed', 'encrypted', encryptedName(items), items, 'ordinary');
  const timeExport = async (items: number) => (await session.run('exportOnce', 'encrypted', encryptedName(items))).ms;
  for (const items of [less, more]) await timeExport(items);
  const ms = await measureInterleaved(sampleCount(more), {
    less: () => timeExport(less),
    more: () => timeExport(more),
  });
  await session.run('discardLast');
  return [
    buildMetric({
      name: 'export, growth',
      items: more,
      samples: ms.more,
      floorIs: `the same of ${less} items`,
      floorSamples: ms.less,
      ratioAtMost: 2.1,
    }),
  ];
}
