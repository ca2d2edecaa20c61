import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { resolveParts } from '../../domain/export/dossierOptions.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { releaseBuffer } from '../../domain/shared/releaseBuffer.ts';
import { computeActivity } from '../data/activityStats.ts';
import type { DossierContext } from '../dossierContext.ts';
import { prefetch } from '../streams/prefetch.ts';
import { localDate } from '../strings/formatTime.ts';
import * as strings from '../strings/index.ts';
import { receivedDossier } from '../strings/receivedDossier.ts';
import { hasPage, isAnnex } from '../zip/volumes.ts';
import { addBookmark } from './engine/bookmark.ts';
import type { PdfDocument, Tag } from './engine/pdfDocument.ts';
import { pdfStream } from './engine/pdfStream.ts';
import { PageFlow } from './layout/pageFlow.ts';
import { openSection } from './layout/section.ts';
import { TableOfContents } from './layout/tableOfContents.ts';
import { placeAccounts } from './sections/accountTable.ts';
import { placeActivity } from './sections/activity.ts';
import { placeChronology } from './sections/chronology.ts';
import { placeCover, placeReadersNotice } from './sections/cover.ts';
import { placeExhibit } from './sections/exhibit.ts';
import { exhibitRows } from './sections/exhibitList.ts';
import { readPreview } from './sections/exhibitPreview.ts';
import { placeMethod } from './sections/method.ts';
import { placeNarrative } from './sections/narrative.ts';
import { placeReceivedDossiers } from './sections/receivedDossiers.ts';
import { placeImpact, placeSteps, placeWitnesses } from './sections/statements.ts';

/** Estimated maximum size of a redacted copy, for `prefetch`; a preview is ten times smaller. */
const PREVIEW_BYTES = 4 * 1024 * 1024;

interface Section {
  readonly title: string;
  readonly place: (flow: PageFlow, root: Tag, context: DossierContext, contents: TableOfContents) => Promise<void>;
}

/**
 * Writes `dossier.pdf`, or the `annexe.pdf` of an annex, from the cover to the exhibit list. `progress` may throw to
 * cancel.
 */
export function reportPdf(context: DossierContext, progress: Progress): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { journal } = context.snapshot;
  const date = localDate(context.createdAt, context.timeZone);
  const runningHead = strings.runningHead(date, journal.head, context.options.caseName);
  const title = isAnnex(context) ? strings.volumeSplit.annexTitle : strings.documentTitle.dossier;
  return pdfStream(title, context, async (pdf, ready) => {
    pdf.reserveAttachments();
    const flow = new PageFlow(pdf, runningHead);
    const contents = new TableOfContents(pdf);
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    const sections = sectionsOf(context, { pdf, ready, progress });
    await placeCover(flow, root, context);
    placeReadersNotice(
      flow,
      root,
      contents.rows(
        root,
        sections.map(({ title }) => title),
      ),
    );
    for (const { place } of sections) {
      await place(flow, root, context, contents);
      await ready();
    }
    root.end();
    contents.writePageNumbers();
    flow.finish();
  });
}

/** Minimum number of publications with a known day for a chart to show a trend. */
const CHARTED_MIN = 10;

/** The selected sections, in the usual order of a French dossier. */
function sectionsOf(
  context: DossierContext,
  output: { readonly pdf: PdfDocument; readonly ready: () => Promise<unknown>; readonly progress: Progress },
): Section[] {
  const parts = resolveParts(context.options);
  const { sectionTitle } = strings;
  if (isAnnex(context)) return [{ title: sectionTitle.exhibits, place: exhibitsPlacer(output) }];
  return [
    { title: sectionTitle.narrative, place: placeNarrative },
    { title: sectionTitle.chronology, place: placeChronology },
    { title: sectionTitle.accounts, place: placeAccounts },
    ...(computeActivity(context.snapshot.items).placed >= CHARTED_MIN
      ? [{ title: sectionTitle.activity, place: placeActivity }]
      : []),
    { title: sectionTitle.exhibits, place: exhibitsPlacer(output) },
    ...(parts.has('impact') ? [{ title: sectionTitle.impact, place: placeImpact }] : []),
    ...(parts.has('witnesses') ? [{ title: sectionTitle.witnesses, place: placeWitnesses }] : []),
    ...(parts.has('steps') || parts.has('privateSteps') ? [{ title: sectionTitle.steps, place: placeSteps }] : []),
    ...(context.snapshot.receivedDossiers?.length
      ? [{ title: receivedDossier.title, place: placeReceivedDossiers }]
      : []),
    { title: sectionTitle.method, place: placeMethod },
    { title: sectionTitle.list, place: placeList },
  ];
}

function exhibitsPlacer({
  pdf,
  ready,
  progress,
}: {
  readonly pdf: PdfDocument;
  readonly ready: () => Promise<unknown>;
  readonly progress: Progress;
}): Section['place'] {
  return async (flow, root, context, contents) => {
    const items = context.snapshot.items.filter((item) => hasPage(item, context));
    const part = pdf.child(root, 'Sect', { title: strings.sectionTitle.exhibits });
    let outline: PDFKit.PDFOutline | null = null;
    const onOpened = (title: string, top: number) => {
      if (outline === null) {
        outline = addBookmark(pdf, strings.sectionTitle.exhibits, top);
        contents.recordPage(strings.sectionTitle.exhibits, top);
      }
      addBookmark(pdf, title, top, outline);
    };
    let done = 0;
    const entries = items.map((item) => ({ item, bytes: PREVIEW_BYTES }));
    const loadPreview = async ({ item }: { readonly item: SnapshotItem }) => ({
      item,
      source: await readPreview(item, context),
    });
    // Previews are read while earlier exhibits are laid out.
    for await (const { item, source } of prefetch(entries, loadPreview)) {
      await placeExhibit(flow, part, item, context, { onOpened, source });
      // The document has its own copy by now.
      if (source.bytes !== null) releaseBuffer(source.bytes);
      await ready();
      done += 1;
      progress({ name: 'report', done, total: items.length });
    }
    part.end();
  };
}

async function placeList(flow: PageFlow, root: Tag, context: DossierContext, contents: TableOfContents): Promise<void> {
  const section = openSection(
    flow,
    root,
    { title: strings.sectionTitle.list, intro: strings.exhibitList.intro },
    contents,
  );
  const rows = await exhibitRows(flow.pdf, section, context.snapshot.items, { linked: context });
  flow.place(rows, rows[0]);
  section.end();
}
