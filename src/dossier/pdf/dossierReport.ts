import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { exhibitLabel, receivedDossierFolder } from '../../domain/export/dossierLayout.ts';
import { resolveParts } from '../../domain/export/dossierOptions.ts';
import { exhibitOf } from '../../domain/export/exhibitNumber.ts';
import { releaseBuffer } from '../../domain/shared/binary.ts';
import { utcOffsetAt } from '../../domain/shared/localDates.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { prefetch } from '../byteStreams.ts';
import { isMessage, listConversations } from '../data/conversations.ts';
import { orderExhibits } from '../data/listedExhibits.ts';
import { type DossierContext, hasPage, isAnnex } from '../dossierPlan.ts';
import * as coverAndMethod from '../strings/coverAndMethod.ts';
import * as exhibitWords from '../strings/exhibitWords.ts';
import { formatMoment } from '../strings/formatText.ts';
import * as reportSections from '../strings/reportSections.ts';
import { receivedDossier, receivedDossier as words } from '../strings/reportSections.ts';
import { addBookmark, type PdfDocument, type Tag } from './engine/pdfDocument.ts';
import { gap, type PageFlow, runningHead } from './layout/pageFlow.ts';
import { headingRows } from './layout/rows.ts';
import {
  documentStream,
  type OpenedDocument,
  openSection,
  openSectionOfBlocks,
  type PlaceSection,
  type TableOfContents,
} from './layout/section.ts';
import { FactTable } from './layout/table.ts';
import { placeAccounts } from './sections/accountTable.ts';
import { placeConversation } from './sections/conversationPages.ts';
import { placeCover } from './sections/coverPage.ts';
import { findCommonFacts } from './sections/exhibitFacts.ts';
import { placeExhibitList } from './sections/exhibitListPages.ts';
import { mayBePaired, placeExhibit, placePair } from './sections/exhibitPages.ts';
import { readPreview } from './sections/exhibitPreview.ts';
import { placeMethod } from './sections/method.ts';
import { hasNarrative, placeImpact, placeNarrative, placeSteps, placeWitnesses } from './sections/narrative.ts';
import { sameWordsSections } from './sections/sameWords.ts';
import { placeSummary } from './sections/summaryPages.ts';

/** Estimated maximum size of a redacted copy, for `prefetch`; a preview is ten times smaller. */
const PREVIEW_BYTES = 4 * 1024 * 1024;

interface ReportOutput {
  readonly pdf: PdfDocument;
  readonly ready: () => Promise<unknown>;
  readonly progress: Progress;
}

interface Section {
  readonly title: string;
  readonly place: PlaceSection;
}

/**
 * Writes `dossier.pdf`, which opens with its summary, or the `annexe.pdf` of an annex, which opens with a cover.
 * `progress` may throw to cancel; `pages` receives the page of each exhibit, by `exhibitLabel`.
 */
export function reportPdf(
  context: DossierContext,
  progress: Progress,
  pages = new Map<string, number>(),
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const title = isAnnex(context) ? reportSections.volumeSplit.annexTitle : coverAndMethod.documentTitle.dossier;
  const write = async ({ flow, root, contents, ready }: OpenedDocument) => {
    let sections = sectionsOf(context, { pdf: flow.pdf, ready, progress });
    const listTitles = (whole: ReadonlySet<string> = new Set()) => {
      sections = sections.filter(({ title }) => !whole.has(title));
      return sections.map(({ title }) => title);
    };
    if (isAnnex(context)) await placeCover(flow, root, context, (section) => contents.rows(section, listTitles()));
    else await placeSummary(flow, root, context, contents, listTitles);
    for (const { place } of sections) {
      await place(flow, root, context, contents);
      await ready();
    }
    for (const [key, page] of contents.pageNumbers.pages) pages.set(key, page);
  };
  return documentStream(title, context, runningHead(context), write, { hasAttachments: true });
}

/** Writes the first two pages of `dossier.pdf` alone, without the numbers of the other pages: for the preview. */
export function summaryPdf(context: DossierContext): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { dossier } = coverAndMethod.documentTitle;
  return documentStream(dossier, context, runningHead(context), async ({ flow, root, contents, ready }) => {
    const sections = sectionsOf(context, { pdf: flow.pdf, ready, progress: () => {} });
    const listTitles = (whole: ReadonlySet<string>) =>
      sections.map(({ title }) => title).filter((title) => !whole.has(title));
    await placeSummary(flow, root, context, contents, listTitles);
  });
}

/** The selected sections: the list of exhibits and the exhibits first, since most readers look for nothing else. */
function sectionsOf(context: DossierContext, output: ReportOutput): Section[] {
  const parts = resolveParts(context.options);
  const { sectionTitle } = reportSections;
  const exhibits = { title: sectionTitle.exhibits, place: exhibitsPlacer(output) };
  if (isAnnex(context)) return [exhibits];
  return [
    { title: sectionTitle.accounts, place: placeAccounts },
    { title: sectionTitle.exhibitList, place: placeExhibitList },
    exhibits,
    ...(hasNarrative(context) ? [{ title: sectionTitle.narrative, place: placeNarrative }] : []),
    ...sameWordsSections(context),
    ...(parts.has('impact') ? [{ title: sectionTitle.impact, place: placeImpact }] : []),
    ...(parts.has('witnesses') ? [{ title: sectionTitle.witnesses, place: placeWitnesses }] : []),
    ...(parts.has('steps') || parts.has('privateSteps') ? [{ title: sectionTitle.steps, place: placeSteps }] : []),
    ...(context.snapshot.receivedDossiers?.length
      ? [{ title: receivedDossier.title, place: placeReceivedDossiers }]
      : []),
    { title: sectionTitle.method, place: placeMethod },
  ];
}

/** Returns a function that places the pages of the exhibits; `progress` is called after each. */
export function exhibitsPlacer({ pdf, ready, progress }: ReportOutput): Section['place'] {
  return async (flow, root, context, contents) => {
    const items = context.snapshot.items.filter((item) => hasPage(item, context));
    const common = findCommonFacts(items);
    const head = { title: reportSections.sectionTitle.exhibits, intro: exhibitWords.exhibit.intro(common) };
    const { section: part, bookmark } = openSectionOfBlocks(flow, root, head, contents);
    let done = 0;
    const conversations = listConversations(context.snapshot.items);
    const entries = orderExhibits(items, context.snapshot.items).map((item) => ({ item, bytes: PREVIEW_BYTES }));
    // A conversation reads its images itself, one message after another.
    const loadPreview = async ({ item }: { readonly item: SnapshotItem }) => ({
      item,
      source: isMessage(item) ? null : await readPreview(item, context),
    });
    const afterItem = async () => {
      await ready();
      done += 1;
      progress({ name: 'report', done, total: items.length });
    };
    // The screen of a telephone waits for a second one.
    let held: Parameters<typeof placePair>[2] = [];
    const placeHeld = async () => {
      const [first] = held;
      if (first === undefined) return;
      if (held.length > 1) await placePair(flow, part, held, context);
      else await placeExhibit(flow, part, first.item, context, first.place);
      for (const { place } of held) {
        // The document has its own copy by now.
        if (place.source.bytes !== null) releaseBuffer(place.source.bytes);
        await afterItem();
      }
      held = [];
    };
    // Previews are read while earlier exhibits are laid out.
    for await (const { item, source } of prefetch(entries, loadPreview)) {
      if (source === null) {
        await placeHeld();
        const number = exhibitOf(item.number);
        await placeConversation(flow, part, conversations.get(number) ?? [], context, {
          onOpened: (title, top) => {
            contents.pageNumbers.record(exhibitLabel(number));
            addBookmark(pdf, title, top, bookmark());
          },
          onMessage: (message) => contents.pageNumbers.record(exhibitLabel(message.number)),
          ready: afterItem,
        });
        continue;
      }
      const onOpened = (title: string, top: number) => {
        contents.pageNumbers.record(exhibitLabel(item.number));
        addBookmark(pdf, title, top, bookmark());
      };
      const isTall = mayBePaired(pdf, item, source);
      if (!isTall) await placeHeld();
      held = [...held, { item, place: { onOpened, source, common } }];
      if (!isTall || held.length > 1) await placeHeld();
    }
    await placeHeld();
    if (items.length === 0) flow.openBlock(0);
    part.end();
  };
}

/** Places each received dossier that is included, with what identifies and verifies it, but not its exhibits. */
async function placeReceivedDossiers(
  flow: PageFlow,
  root: Tag,
  { snapshot, timeZone }: DossierContext,
  contents: TableOfContents,
): Promise<void> {
  const section = openSection(flow, root, words, contents);
  for (const { dossier } of snapshot.receivedDossiers ?? []) {
    const format = (instant: string) => formatInstant(instant, timeZone);
    const { number, created, addedAt, items, timestamps, manifest, key } = dossier;
    const titleRows = headingRows(flow.pdf, section, words.name(number));
    const facts = new FactTable(flow.pdf, section);
    await facts.addMono(words.folder, receivedDossierFolder(number));
    await facts.addText(words.made, words.madeText(format(created)));
    await facts.addText(words.receivedOn, words.receivedOnText(format(addedAt)));
    await facts.addText(words.exhibits, words.exhibitsText(items.length));
    if (timestamps.length > 0)
      await facts.addText(
        words.dated,
        ...timestamps.map((stamp) => words.datedText({ ...stamp, when: format(stamp.when) })),
      );
    await facts.addMono(words.manifest, manifest);
    await facts.addMono(words.key, key);
    flow.place([...titleRows, ...facts.rows, gap(9)]);
  }
  section.end();
}

/** The value comes from another device: it has the format of an instant, but may be no valid date. */
function formatInstant(instant: string, timeZone: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : formatMoment(instant, utcOffsetAt(at, timeZone)).local;
}
