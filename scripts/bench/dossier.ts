import { type BenchSession, type OpenSession, withProfile } from './benchSession.ts';
import { type Figures, pickFigure } from './measured.ts';
import { takeReadings } from './readings.ts';

const EXPORT_ITEMS = 1_000;
const HALF_ITEMS = EXPORT_ITEMS / 2;
const PDF_ITEMS = 200;
/** Of dossier.pdf, per reading. */
const PDF_ROUNDS = 2;

const databaseOf = (items: number): string => `bench-${items}`;

/**
 * Measures exports of 1,000 captures. Each reading starts the browser again on the same profile, because a page's first
 * export is measured apart: memory that an export leaves in the process would count in the next floor.
 */
export const measureExport = (open: OpenSession): Promise<Figures> =>
  withProfile(async (profileDir) => {
    await open((session) => seedCaptures(session, [EXPORT_ITEMS, HALF_ITEMS]), profileDir);
    const exported = await takeReadings(1, () => open(exportInTurn, profileDir));
    return [
      pickFigure('export.all', exported, 'ms', 'floor'),
      pickFigure('export.files', exported, 'filesMs', 'floor'),
      pickFigure('export.pdf', exported, 'withPdfMs', 'withoutPdfMs'),
      pickFigure('export.growth', exported, 'ms', 'halfMs'),
      // Outside Linux, memory cannot be read.
      ...(exported.some(({ samples }) => samples.firstPeak.some(Number.isNaN))
        ? []
        : [
            pickFigure('export.firstMemory', exported, 'firstPeak', 'floorPeak'),
            pickFigure('export.secondMemory', exported, 'secondPeak', 'floorPeak'),
          ]),
      pickFigure('export.verify', exported, 'verifyMs', 'readMs'),
    ];
  });

async function exportInTurn({ run, runWithCost }: BenchSession) {
  const [database, half] = [databaseOf(EXPORT_ITEMS), databaseOf(HALF_ITEMS)];
  const floor = await runWithCost('copyOnce', 'encrypted', database);
  const first = await runWithCost('exportOnce', 'encrypted', database);
  const second = await runWithCost('exportOnce', 'encrypted', database);
  const verify = { verifyMs: await run('verifyLast'), readMs: await run('readLast') };
  // An export hashes the PDF but does not write it: that happens when it is saved.
  const withPdfMs = second.value.ms + (await run('writeLastPdf'));
  const withoutPdfMs = second.value.ms - (await run('hashLastPdf'));
  await run('discardLast');
  const floorAfter = await run('copyOnce', 'encrypted', database);
  // Last, so that the two exports of 1,000 follow each other.
  const { ms: halfMs } = await run('exportOnce', 'encrypted', half);
  await run('discardLast');
  return {
    ms: second.value.ms,
    filesMs: second.value.filesMs,
    withPdfMs,
    withoutPdfMs,
    // Before and after the exports, as the load changes.
    floor: (floor.value + floorAfter) / 2,
    halfMs,
    firstPeak: first.peakMb,
    secondPeak: second.peakMb,
    floorPeak: floor.peakMb,
    ...verify,
  };
}

/** Measures the processor time of dossier.pdf alone, and its preview. */
export const measurePdf = (open: OpenSession): Promise<Figures> =>
  open(async (session) => {
    const database = databaseOf(PDF_ITEMS);
    await seedCaptures(session, [PDF_ITEMS]);
    await session.run('exportOnce', 'encrypted', database); // numbers the exhibits, loads the fonts
    await session.run('discardLast');
    await session.run('preparePdf', 'encrypted', database);
    const readings = await takeReadings(PDF_ROUNDS, async () => ({
      report: (await session.runWithCost('pdfOnce')).processorMs,
      floor: (await session.runWithCost('barePdf')).processorMs,
      preview: await session.run('previewOnce', 'encrypted', database),
    }));
    const isReadable = readings.every(({ samples }) => samples.report.every(Number.isFinite));
    return [
      ...(isReadable ? [pickFigure('pdf.processor', readings, 'report', 'floor')] : []),
      pickFigure('pdf.preview', readings, 'preview'),
    ];
  });

async function seedCaptures({ run }: BenchSession, counts: readonly number[]): Promise<void> {
  for (const items of counts) await run('seed', 'encrypted', databaseOf(items), items, 'ordinary');
}
