import { GUIDE, type GuideScreen } from '../../law/guide/guideScreens.ts';
import { helpLinesById } from '../../law/helpLines.ts';
import { getSource, LAST_CHECKED, LAW_AS_OF, type SourcedEntry, selectVerified } from '../../law/legalSources.ts';
import { LIMITATION_PERIODS } from '../../law/limitationPeriods.ts';
import { OFFENCE_DELAYS } from '../../law/offences/offence.ts';
import type { Suggestion } from '../../law/suggestions.ts';
import type { DossierContext } from '../dossierContext.ts';
import { partialDay } from '../strings/formatTime.ts';
import * as strings from '../strings/forYou.ts';
import { FULL_WIDTH, PAGE_METRICS, TEXT_WIDTH } from './engine/pageMetrics.ts';
import type { PdfDocument, Tag } from './engine/pdfDocument.ts';
import { pdfStream } from './engine/pdfStream.ts';
import { gap, PageFlow, type Row } from './layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from './layout/rows.ts';
import { type DatedDeadlines, deadlineRows } from './sections/deadlines.ts';
import { listItemRows } from './sections/warnings.ts';

export interface Advice extends DatedDeadlines {
  readonly suggestions: readonly Suggestion[];
}

/** Screens of the guide that are printed: what to do once the dossier is made. */
const PRINTED_SCREENS = ['order', 'complain', 'refused', 'money'] as const;
const HELP_LINE_IDS = ['17', '3018', '3114', '112', '114', '116006', '3919', 'ma-securite', '17cyber'] as const;

/**
 * Writes `pour-vous.pdf`: deadlines, offences that may apply, what to do, who can help. It is for the person only and
 * never in the zip, since the accused may read everything that is handed over.
 */
export function forYouPdf(
  context: Pick<DossierContext, 'createdAt' | 'software' | 'fonts'>,
  advice: Advice,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return pdfStream(strings.forYouTitle, context, async (pdf) => {
    const flow = new PageFlow(pdf, null);
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    flow.newPage();
    flow.place([
      ...paragraphRows(pdf, root, strings.forYouTitle, { ...FULL_WIDTH, style: STYLE.h1, type: 'H1' }),
      ...strings.confidentialNotice.flatMap((line) =>
        paragraphRows(pdf, root, line, { ...FULL_WIDTH, style: STYLE.body }),
      ),
      gap(10),
      ...guideRows(pdf, root, getScreen('danger')),
    ]);
    const { before, table, after } = await deadlineRows(pdf, root, advice);
    flow.place(before);
    flow.place(table, table[0]);
    flow.place([
      ...after,
      gap(8),
      ...suggestionRows(pdf, root, advice.suggestions),
      ...PRINTED_SCREENS.flatMap((id) => guideRows(pdf, root, getScreen(id))),
      ...helpRows(pdf, root),
      ...sourceRows(pdf, root, advice),
    ]);
    root.end();
    flow.finish();
  });
}

function getScreen(id: string): GuideScreen {
  const screen = GUIDE.find((one) => one.id === id);
  if (screen === undefined) throw new Error(`no screen ${id}`);
  return screen;
}

function suggestionRows(pdf: PdfDocument, root: Tag, suggestions: readonly Suggestion[]): Row[] {
  const section = pdf.child(root, 'Sect');
  return [
    ...headingRows(pdf, section, strings.suggestionsTitle),
    ...paragraphRows(pdf, section, strings.suggestionsNotice, { ...FULL_WIDTH, style: STYLE.note }),
    gap(4),
    ...(suggestions.length === 0
      ? paragraphRows(pdf, section, strings.noAnswer, { ...FULL_WIDTH, style: STYLE.body })
      : suggestions.flatMap(({ offence }) => {
          const title = paragraphRows(pdf, section, `${offence.label.fr} (${offence.article})`, {
            ...FULL_WIDTH,
            style: STYLE.strong,
            type: 'H3',
          });
          const list = pdf.child(section, 'L');
          const needed = offence.complaintNeeded ? strings.complaintNeeded : strings.complaintFree;
          return [
            ...title.map((row) => ({ ...row, withNext: true })),
            ...offence.elements.flatMap(({ fr }) => listItemRows(pdf, list, fr)),
            ...offence.aggravations.flatMap(({ fr }) => listItemRows(pdf, list, fr)),
            ...paragraphRows(pdf, section, needed, { ...FULL_WIDTH, style: STYLE.body }),
            ...paragraphRows(pdf, section, OFFENCE_DELAYS[offence.limitationPeriod].text.fr, {
              ...FULL_WIDTH,
              style: STYLE.body,
            }),
            ...(offence.note ? paragraphRows(pdf, section, offence.note.fr, { ...FULL_WIDTH, style: STYLE.body }) : []),
            gap(6),
          ];
        })),
    gap(10),
  ];
}

function guideRows(pdf: PdfDocument, root: Tag, { title, lines, ordered = false }: GuideScreen): Row[] {
  const section = pdf.child(root, 'Sect');
  const head = headingRows(pdf, section, title.fr);
  const list = pdf.child(section, 'L');
  const rows = selectVerified(lines).flatMap(({ fr }, index) =>
    listItemRows(pdf, list, fr, ordered ? `${index + 1}.` : '–'),
  );
  return [...head, ...rows, gap(10)];
}

function helpRows(pdf: PdfDocument, root: Tag): Row[] {
  const section = pdf.child(root, 'Sect');
  const head = headingRows(pdf, section, strings.helpTitle);
  const list = pdf.child(section, 'L');
  const rows = helpLinesById(HELP_LINE_IDS).flatMap(({ name, number, sms, url, hours, forWhom }) => {
    const site = url === null ? '' : new URL(url).hostname;
    const reach = number === null ? site : sms ? `SMS au ${number}` : number;
    const contactLabel = name.startsWith(reach) ? [] : [reach];
    const details = [...contactLabel, ...(hours === null ? [] : [hours.fr])];
    const parenthesis = details.length === 0 ? '' : ` (${details.join(', ')})`;
    return listItemRows(pdf, list, `${name}${parenthesis} : ${forWhom.fr}.`);
  });
  return [...head, ...rows, gap(10)];
}

/** The sources of the sections above. */
function sourceRows(pdf: PdfDocument, root: Tag, { suggestions }: Advice): Row[] {
  const screens = ['danger', ...PRINTED_SCREENS].flatMap((id) => getScreen(id).lines);
  const cited: readonly SourcedEntry[] = [
    ...LIMITATION_PERIODS,
    ...suggestions.map(({ offence }) => offence),
    ...selectVerified(screens),
    ...helpLinesById(HELP_LINE_IDS),
  ];
  const titles = [...new Set(cited.flatMap(({ sources }) => sources))].map((id) => {
    const { title, dated } = getSource(id);
    return dated === null ? title : `${title} (${partialDay(dated)})`;
  });
  const at = { x: PAGE_METRICS.left, width: TEXT_WIDTH, style: STYLE.small };
  return [
    ...headingRows(pdf, root, strings.sourcesTitle),
    ...paragraphRows(pdf, root, strings.lastReviewed(LAST_CHECKED, LAW_AS_OF), at),
    ...paragraphRows(pdf, root, `${titles.join(' ; ')}.`, at),
  ];
}
