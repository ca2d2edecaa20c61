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

/** What a redacted copy may weigh; a preview is a tenth of it. */
const PREVIEW_BYTES = 4 * 1024 * 1024;

interface Section {
  readonly title: string;
  readonly place: (
    flow: PageFlow,
    root: Tag,
    context: DossierContext,
    contents: TableOfContents,
  ) => Promise<void>;
}

/** `dossier.pdf`, or `annexe.pdf` of an annex, from the page de garde to the bordereau. `progress` may throw to stop. */
export function reportPdf(
  context: DossierContext,
  progress: Progress,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { journal } = context.snapshot;
  const date = localDate(context.createdAt, context.timeZone);
  const runningHead = strings.runningHead(date, journal.head, context.options.caseName);
  const title = isAnnex(context) ? strings.volumeSplit.annexTitle : strings.documentTitle.dossier;
  return pdfStream(title, context, async (pdf, ready) => {
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

/** In the order of a French dossier; what was not ticked is not there, nor in the sommaire. */
function sectionsOf(
  context: DossierContext,
  output: { readonly pdf: PdfDocument; readonly ready: () => Promise<unknown>; readonly progress: Progress },
): Section[] {
  const parts = resolveParts(context.options);
  const { sectionTitle: part } = strings;
  if (isAnnex(context)) return [{ title: part.exhibits, place: exhibitsPlacer(output) }];
  return [
    { title: part.narrative, place: placeNarrative },
    { title: part.chronology, place: placeChronology },
    { title: part.accounts, place: placeAccounts },
    // One post is no wave.
    ...(computeActivity(context.snapshot.items).placed > 1
      ? [{ title: part.activity, place: placeActivity }]
      : []),
    { title: part.exhibits, place: exhibitsPlacer(output) },
    ...(parts.has('impact') ? [{ title: part.impact, place: placeImpact }] : []),
    ...(parts.has('witnesses') ? [{ title: part.witnesses, place: placeWitnesses }] : []),
    ...(parts.has('steps') || parts.has('privateSteps') ? [{ title: part.steps, place: placeSteps }] : []),
    ...(context.snapshot.receivedDossiers?.length
      ? [{ title: receivedDossier.title, place: placeReceivedDossiers }]
      : []),
    { title: part.method, place: placeMethod },
    { title: part.list, place: placeList },
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
      read: await readPreview(item, context),
    });
    // Read while the pièces before it are laid out.
    for await (const { item, read } of prefetch(entries, loadPreview)) {
      await placeExhibit(flow, part, item, context, { onOpened, read });
      // Drawn: the document has its own copy.
      if (read.bytes !== null) releaseBuffer(read.bytes);
      await ready();
      done += 1;
      progress({ name: 'report', done, total: items.length });
    }
    part.end();
  };
}

async function placeList(
  flow: PageFlow,
  root: Tag,
  context: DossierContext,
  contents: TableOfContents,
): Promise<void> {
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
