import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import type { ExhibitNumber } from '../../../domain/export/exhibitNumber.ts';
import type { Fiche } from '../../../domain/item/item.ts';
import { kindAnswers } from '../../../domain/item/kind.ts';
import { groupByOrigin } from '../../data/conversations.ts';
import * as codes from '../../strings/codes.ts';
import { conversation } from '../../strings/conversationWords.ts';
import * as coverAndMethod from '../../strings/coverAndMethod.ts';
import { exhibit, hashes, importedFile } from '../../strings/exhibitWords.ts';
import { formatRanges, nameExhibits } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { Tag } from '../engine/pdfDocument.ts';
import { gap, type PageFlow } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from '../layout/rows.ts';
import { openSection, type PlaceSection } from '../layout/section.ts';
import { FactTable } from '../layout/table.ts';
import { addHashFacts } from './coverPage.ts';
import { listItemRows } from './warningRows.ts';

/** Places how the exhibits were captured and sealed, the environments, what is not included, and the limits. */
export const placeMethod: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { items, journal, journalId, timestamps } = context.snapshot;
  const section = openSection(flow, root, { title: reportSections.sectionTitle.method, follows: true }, contents);
  const bodyRows = (text: string) => [...paragraphRows(pdf, section, text, { style: STYLE.small }), gap(3)];
  const {
    archive: messages = [],
    file: received = [],
    page: captured = [],
  } = Object.groupBy(items, ({ fiche }) => kindAnswers(fiche).date);
  const versions = [...new Set(items.map(({ fiche }) => fiche.provenance.version))].join(', ');
  const place = (title: string, texts: readonly string[]) =>
    flow.place([...headingRows(pdf, section, title), ...texts.flatMap(bodyRows), gap(4)]);
  const { cover, method } = coverAndMethod;
  // Page 2 has the first sentences: a particular's record, not a constat.
  place(cover.noticeTitle, cover.notice);
  place(cover.whatTitle, [
    ...(captured.length === 0 ? [] : [cover.captured]),
    ...(received.length + messages.length === 0 ? [] : [cover.imported]),
    ...cover.what,
    ...(pdf.foreign.has('drawn') ? [cover.drawn] : []),
    ...(pdf.foreign.has('escaped') ? [exhibit.escaped] : []),
  ]);
  place(method.capture, [
    ...(captured.length === 0 ? [] : [method.captureText(versions), method.imagesText]),
    ...(received.length === 0 ? [] : [importedFile.method(formatRanges(received.map(({ number }) => number)))]),
    ...[...groupByOrigin(messages)].map(([origin, group]) =>
      conversation.method(nameExhibits(group.map(({ number }) => number)), origin),
    ),
    ...(captured.length === 0 ? [] : [[method.readersText, ...readersOf(captured)].join(' ')]),
  ]);

  const hasPaths = items.some(({ fiche }) => fiche.accessPath !== null);
  place(method.environment, [
    ...environmentsOf(items).map(({ fiche, numbers }) => environmentLine(fiche, numbers)),
    method.notRecorded(hasPaths),
  ]);

  const introRows = [
    ...headingRows(pdf, section, method.journal),
    ...bodyRows(method.journalText(journal.entries)),
    ...bodyRows(method.keyText),
  ];
  const facts = new FactTable(pdf, section, { dense: true });
  await facts.addMono(method.journalId, journalId);
  await facts.addMono(method.key, context.keyFingerprint);
  await addHashFacts(facts, context);
  flow.place([...introRows, ...facts.rows, gap(2), ...bodyRows(hashes.intro), gap(4)]);
  placeList(flow, section, cover.verifyTitle, cover.verify);

  if (context.volumeSet !== undefined)
    place(method.volumes, [...reportSections.volumeSplit.lines(context.volumeSet), reportSections.volumeSplit.number]);
  placeList(flow, section, method.limits, [method.clock(timestamps.length > 0), ...method.limitsText]);
  section.end();
};

function placeList(flow: PageFlow, section: Tag, title: string, lines: readonly string[]): void {
  const heading = headingRows(flow.pdf, section, title);
  const list = flow.pdf.child(section, 'L');
  const rows = lines.flatMap((text) => listItemRows(flow.pdf, list, text, '–', STYLE.small));
  flow.place([...heading, ...rows, gap(7)]);
}

/** Returns a sentence for each reader and version, with its exhibits. */
function readersOf(items: readonly SnapshotItem[]): string[] {
  const groups = Map.groupBy(items, ({ fiche: { reading } }) =>
    JSON.stringify([reading.reader, reading.version, reading.confirmed]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { reader, version, confirmed } = first.fiche.reading;
    return coverAndMethod.method.reader(reader, version, confirmed, formatRanges(group.map(({ number }) => number)));
  });
}

/** Returns the distinct environments with their exhibit numbers. */
function environmentsOf(
  items: readonly SnapshotItem[],
): { readonly fiche: Fiche; readonly numbers: readonly ExhibitNumber[] }[] {
  const groups = Map.groupBy(items, ({ fiche: { environment, timeZone, received, reading } }) =>
    JSON.stringify([
      environment,
      timeZone,
      received === undefined,
      reading.fields['session.account']?.how === 'not-kept',
    ]),
  );
  return [...groups.values()].flatMap((group) =>
    group[0] === undefined ? [] : [{ fiche: group[0].fiche, numbers: group.map(({ number }) => number) }],
  );
}

function environmentLine({ environment, received, timeZone, reading }: Fiche, numbers: readonly ExhibitNumber[]) {
  const { browser, viewport, zoom, devicePixelRatio, privateWindow } = environment;
  const { method } = coverAndMethod;
  const isKept = reading.fields['session.account']?.how !== 'not-kept';
  // The window size and the logged-in account say nothing about an imported file.
  const page =
    received === undefined
      ? [
          method.screenText(viewport.width, viewport.height, zoom, devicePixelRatio, privateWindow),
          method.session(isKept ? codes.NOT_READ : method.sessionNotKept),
        ]
      : [];
  return method.environmentText(formatRanges(numbers), [
    `${browser.name} ${browser.version}`,
    ...page,
    method.timeZone(timeZone),
  ]);
}
