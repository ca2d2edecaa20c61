import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import type { ZipIdentity } from '../../domain/export/exportedDossier.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import type { DossierContext } from '../dossierPlan.ts';
import * as documents from '../strings/documents.ts';
import { exhibitsPlacer } from './dossierReport.ts';
import { addBookmark, type Tag } from './engine/pdfDocument.ts';
import { gap, type PageFlow } from './layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from './layout/rows.ts';
import { documentStream } from './layout/section.ts';
import { FactTable } from './layout/table.ts';
import { placeAccounts } from './sections/accountTable.ts';
import { placeExhibitList } from './sections/exhibitListPages.ts';
import { hasNarrative, placeNarrative } from './sections/narrative.ts';
import { placeSummary } from './sections/summaryPages.ts';

/** A copy for reading of some exhibits of a dossier, for a recipient with limits. */
export interface ReadingPart {
  /** From 1. */
  readonly index: number;
  readonly of: number;
  /** Whether it has the summary, the list by date and the accounts. */
  readonly withFrontPages: boolean;
  readonly numbers: readonly ExhibitNumber[];
  /** Numbers of the exhibits that no part has. */
  readonly absent: readonly ExhibitNumber[];
  /** The zips of the dossier, in order. */
  readonly zips: readonly ZipIdentity[];
}

/** Receives the bytes so far: before the first exhibit, then after each one. */
export type OnMeasured = (bytes: number) => void;

/**
 * Writes a copy for reading: no attachments, and the digest of the manifest at the foot of each page.
 * `context.volumeSet` gives the exhibits of this part. `progress` is called after each exhibit, and may throw to
 * cancel.
 */
export function readingPartPdf(
  context: DossierContext,
  part: ReadingPart,
  progress: Progress,
  onMeasured: OnMeasured = () => {},
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { index, of, withFrontPages, numbers, zips } = part;
  const head = documents.readingPart.runningHead(index, of, zips[0]?.manifestDigest ?? '');
  return documentStream(documents.readingPart.title, context, head, async ({ flow, root, contents, ready }) => {
    const { pdf } = flow;
    await placeTitlePage(flow, root, context, part);
    if (withFrontPages) {
      const narrative = hasNarrative(context) ? [placeNarrative] : [];
      for (const place of [placeSummary, placeAccounts, placeExhibitList, ...narrative]) {
        await place(flow, root, context, contents);
        await ready();
      }
    }
    await ready();
    onMeasured(pdf.writtenBytes);
    const onExhibit: Progress = (step) => {
      onMeasured(pdf.writtenBytes);
      progress(step);
    };
    if (numbers.length > 0) await exhibitsPlacer({ pdf, ready, progress: onExhibit })(flow, root, context, contents);
  });
}

async function placeTitlePage(
  flow: PageFlow,
  root: Tag,
  { snapshot }: DossierContext,
  { index, of, withFrontPages, numbers, absent, zips }: ReadingPart,
): Promise<void> {
  const { pdf } = flow;
  const words = documents.readingPart;
  const section = pdf.child(root, 'Sect', { title: words.title });
  flow.newPage();
  addBookmark(pdf, words.title, flow.top);
  const facts = new FactTable(pdf, section);
  await facts.addText(words.here, words.exhibits(numbers), withFrontPages ? words.front : words.frontElsewhere);
  if (absent.length > 0) await facts.addText(words.absent, words.absentText(absent));
  if (snapshot.receivedDossiers?.length) await facts.addText(words.received, words.receivedText);
  for (const { fileName, manifestDigest } of zips) {
    await facts.addMono(words.dossier, fileName);
    await facts.add(words.digest, (cell) =>
      paragraphRows(pdf, cell, manifestDigest, { ...facts.column, style: STYLE.digest }),
    );
  }
  flow.place([
    ...paragraphRows(pdf, section, words.title, { style: STYLE.title, type: 'H1' }),
    ...paragraphRows(pdf, section, words.subtitle(index, of), { style: STYLE.subtitle }),
    gap(6),
  ]);
  flow.rule(0.8);
  flow.place([
    gap(10),
    ...facts.rows,
    gap(12),
    ...headingRows(pdf, section, words.noticeTitle),
    ...words.notice.flatMap((line) => [...paragraphRows(pdf, section, line, { style: STYLE.body }), gap(4)]),
  ]);
  section.end();
}
