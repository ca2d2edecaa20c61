import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { compareNumbers, countExhibits } from '../../domain/export/exhibitNumber.ts';
import type { LetterFile } from '../../domain/export/exportedDossier.ts';
import { textInLanguage } from '../../domain/shared/languages.ts';
import { addDays, type IsoDate } from '../../domain/shared/localDates.ts';
import { CONNECTION_REQUESTS } from '../../law/connectionRequests.ts';
import { GUIDE, type GuideScreen } from '../../law/guide/guideScreens.ts';
import { helpLinesById } from '../../law/helpLines.ts';
import {
  DEADLINE_BUCKETS,
  type DeadlineGroup,
  type DeadlineList,
  dayToActBy,
  isExact,
  isOfPress,
  isTimeRead,
  listUndated,
} from '../../law/legalDeadlines.ts';
import {
  type BilingualText,
  getSource,
  LAST_CHECKED,
  LAW_AS_OF,
  type SourcedEntry,
  selectVerified,
} from '../../law/legalSources.ts';
import {
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  LIMITATION_PERIODS,
  type LimitationPeriod,
  UNDATED_IMPORTS_NOTICE,
} from '../../law/limitationPeriods.ts';
import { OFFENCE_DELAYS, type Offence } from '../../law/offences/offence.ts';
import { triageAccounts } from '../data/triage.ts';
import type { DossierContext } from '../dossierPlan.ts';
import { ADVICE_WORDS, type AdviceWords } from '../strings/adviceWords.ts';
import { formatRanges, MAX_MESSAGE_RUNS, partialDay } from '../strings/formatText.ts';
import type { PdfDocument, Tag } from './engine/pdfDocument.ts';
import { PAGE_METRICS, TEXT_WIDTH } from './engine/typography.ts';
import { gap, keepWithNext, type Row } from './layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from './layout/rows.ts';
import { documentStream } from './layout/section.ts';
import { tableRows, textCell } from './layout/table.ts';
import { triageRows } from './sections/triageRows.ts';
import { listItemRows } from './sections/warningRows.ts';

interface Advice extends DatedDeadlines {
  readonly suggestions: readonly Offence[];
  /** The letters that were written, with what to know before sending them. */
  readonly letters: readonly Pick<LetterFile, 'title' | 'advice'>[];
}

/** What the document is written with, and its language. */
interface AdviceWriter {
  readonly pdf: PdfDocument;
  readonly root: Tag;
  readonly words: AdviceWords;
  /** A text of src/law in the language of the document. */
  readonly lawText: (text: BilingualText) => string;
}

/** Screens of the guide that are printed: what to do once the dossier is made. */
const PRINTED_SCREENS = ['order', 'complain', 'refused', 'money'] as const;
const HELP_LINE_IDS = ['17', '3018', '3114', '112', '114', '116006', '3919', 'ma-securite', '17cyber'] as const;

/**
 * Writes `pour-vous.pdf`: deadlines, offences that may apply, what to do, who can help. It is for the person only and
 * never in the zip, since the accused may read everything that is handed over. `language`: that of the interface, BCP
 * 47.
 */
export function forYouPdf(
  context: Pick<DossierContext, 'createdAt' | 'software' | 'fonts' | 'snapshot' | 'drawText'>,
  advice: Advice,
  language: string,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const words = textInLanguage(ADVICE_WORDS, language);
  const lawText = (text: BilingualText) => textInLanguage(text, language).replaceAll("'", '’');
  return documentStream(words.title, { ...context, language: words.language }, null, async ({ flow, root }) => {
    const { pdf } = flow;
    const writer: AdviceWriter = { pdf, root, words, lawText };
    flow.newPage();
    flow.place([
      ...paragraphRows(pdf, root, words.title, { style: STYLE.h1, type: 'H1' }),
      ...words.confidential.flatMap((line) => paragraphRows(pdf, root, line, { style: STYLE.body })),
      gap(10),
      ...guideRows(writer, getScreen('danger')),
    ]);
    const { items } = context.snapshot;
    const exhibits = new Map(items.map(({ fiche, number }) => [fiche.ordinal, number]));
    const rated = new Set(items.flatMap(({ fiche, rating }) => (rating === undefined ? [] : fiche.ordinal)));
    const { before, table, after } = await deadlineRows(writer, advice, { exhibits, rated });
    flow.place(before);
    flow.place(table, table[0]);
    flow.place([...after, gap(8), ...letterRows(writer, advice.letters)]);
    const triage = await triageRows(pdf, root, triageAccounts(items, advice.today), {
      ...{ words: words.triage, lawText, drawText: context.drawText, today: advice.today },
    });
    flow.place(triage.before);
    if (triage.table.length > 0) flow.place(triage.table, triage.table[0]);
    flow.place([
      ...triage.after,
      ...suggestionRows(writer, advice.suggestions),
      ...PRINTED_SCREENS.flatMap((id) => guideRows(writer, getScreen(id))),
      ...helpRows(writer),
      ...sourceRows(writer, advice),
    ]);
  });
}

function getScreen(id: string): GuideScreen {
  const screen = GUIDE.find((one) => one.id === id);
  if (screen === undefined) throw new Error(`no screen ${id}`);
  return screen;
}

function letterRows({ pdf, root, words }: AdviceWriter, letters: Advice['letters']): Row[] {
  const advised = letters.filter(({ advice }) => advice !== '');
  if (advised.length === 0) return [];
  const section = pdf.child(root, 'Sect');
  return [
    ...headingRows(pdf, section, words.letters),
    ...advised.flatMap(({ title, advice }) => [
      ...keepWithNext(paragraphRows(pdf, section, title, { style: STYLE.strong, type: 'H3' })),
      ...paragraphRows(pdf, section, advice, { style: STYLE.body }),
      gap(6),
    ]),
    gap(4),
  ];
}

function suggestionRows({ pdf, root, words, lawText }: AdviceWriter, suggestions: readonly Offence[]): Row[] {
  const section = pdf.child(root, 'Sect');
  return [
    ...headingRows(pdf, section, words.suggestions),
    ...paragraphRows(pdf, section, words.suggestionsNotice, { style: STYLE.note }),
    gap(4),
    ...(suggestions.length === 0
      ? paragraphRows(pdf, section, words.noAnswer, { style: STYLE.body })
      : suggestions.flatMap((offence) => {
          const title = paragraphRows(pdf, section, `${lawText(offence.label)} (${offence.article})`, {
            style: STYLE.strong,
            type: 'H3',
          });
          const list = pdf.child(section, 'L');
          return [
            ...keepWithNext(title),
            ...offence.elements.flatMap((text) => listItemRows(pdf, list, lawText(text))),
            ...offence.aggravations.flatMap((text) => listItemRows(pdf, list, lawText(text))),
            ...(offence.complaint === 'unsaid'
              ? []
              : paragraphRows(pdf, section, words.complaint[offence.complaint], { style: STYLE.body })),
            ...paragraphRows(pdf, section, lawText(OFFENCE_DELAYS[offence.limitationPeriod].text), {
              style: STYLE.body,
            }),
            ...(offence.note ? paragraphRows(pdf, section, lawText(offence.note), { style: STYLE.body }) : []),
            gap(6),
          ];
        })),
    gap(10),
  ];
}

function guideRows({ pdf, root, lawText }: AdviceWriter, { title, lines, ordered = false }: GuideScreen): Row[] {
  const section = pdf.child(root, 'Sect');
  const head = headingRows(pdf, section, lawText(title));
  const list = pdf.child(section, 'L');
  const rows = selectVerified(lines).flatMap((line, index) =>
    listItemRows(pdf, list, lawText(line), ordered ? `${index + 1}.` : '–'),
  );
  return [...head, ...rows, gap(10)];
}

function helpRows({ pdf, root, words, lawText }: AdviceWriter): Row[] {
  const section = pdf.child(root, 'Sect');
  const head = headingRows(pdf, section, words.help);
  const list = pdf.child(section, 'L');
  const rows = helpLinesById(HELP_LINE_IDS).flatMap(({ name, number, sms, url, hours, forWhom }) => {
    const site = url === null ? '' : new URL(url).hostname;
    const reach = number === null ? site : sms ? words.textTo(number) : number;
    const contactLabel = name.startsWith(reach) ? [] : [reach];
    const details = [...contactLabel, ...(hours === null ? [] : [lawText(hours)])];
    return listItemRows(pdf, list, words.helpLine(name, details, lawText(forWhom)));
  });
  return [...head, ...rows, gap(10)];
}

/** The sources of the sections above. */
function sourceRows({ pdf, root, words }: AdviceWriter, { suggestions }: Advice): Row[] {
  const screens = ['danger', ...PRINTED_SCREENS].flatMap((id) => getScreen(id).lines);
  const cited: readonly SourcedEntry[] = [
    CONNECTION_REQUESTS,
    ...LIMITATION_PERIODS,
    ...suggestions,
    ...selectVerified(screens),
    ...helpLinesById(HELP_LINE_IDS),
  ];
  const titles = [...new Set(cited.flatMap(({ sources }) => sources))].map((id) => {
    const { title, dated } = getSource(id);
    return dated === null ? title : `${title} (${partialDay(dated, words.language)})`;
  });
  const at = { x: PAGE_METRICS.left, width: TEXT_WIDTH, style: STYLE.small };
  return [
    ...headingRows(pdf, root, words.sources),
    ...paragraphRows(pdf, root, words.lastReviewed(LAST_CHECKED, LAW_AS_OF), at),
    ...paragraphRows(pdf, root, words.sourceList(titles), at),
  ];
}

/** The deadlines of a dossier, on the day that they were computed. */
interface DatedDeadlines {
  readonly deadlines: DeadlineList;
  readonly today: IsoDate;
}

/** Points. */
const ITEMS_WIDTH = 60;
const GUTTER = 12;
/** Our own words are never cut. */
const UNCUT = 1_000;
/** Rows of one date ahead each; the last one has all later dates. */
const MAX_AHEAD = 8;
/** Characters; longer lists of numbers are counted, as a row is never split over pages. */
const RANGES_MAX = 200;

interface DossierItems {
  /** Ordinal → « pièce n° » of the dossier, which whoever reads both compares. */
  readonly exhibits: ReadonlyMap<number, ExhibitNumber>;
  /** Ordinals of the exhibits that the person rated: their dates come first. */
  readonly rated: ReadonlySet<number>;
}

/** Returns one table of the dates, then what each period means. The first row of `table` is its head. */
async function deadlineRows(
  writer: AdviceWriter,
  { deadlines, today }: DatedDeadlines,
  { exhibits, rated }: DossierItems,
): Promise<{ readonly before: Row[]; readonly table: Row[]; readonly after: Row[] }> {
  const { pdf, root, words, lawText } = writer;
  const groups = DEADLINE_BUCKETS.flatMap((when) => deadlines[when]);
  const undated = new Set(listUndated(deadlines));
  const periods = LIMITATION_PERIODS.filter(
    ({ id }) => groups.some(({ limitationPeriod }) => limitationPeriod === id) || (id === 'press' && undated.size > 0),
  );
  const before = [
    ...headingRows(pdf, root, words.deadlines),
    ...paragraphRows(pdf, root, lawText(ESTIMATE_NOTICE), { style: STYLE.note }),
    gap(6),
  ];
  const after = [
    gap(10),
    ...periods.flatMap((period) => periodRows(writer, period, deadlines)),
    ...paragraphRows(pdf, root, lawText(UNDATED_IMPORTS_NOTICE), { style: STYLE.small }),
  ];
  if (periods.length === 0)
    return { before, table: paragraphRows(pdf, root, words.noDeadline, { style: STYLE.body }), after };
  const width = (TEXT_WIDTH - ITEMS_WIDTH) / periods.length - GUTTER;
  const columns = [
    { label: words.exhibits, width: ITEMS_WIDTH },
    ...periods.map(({ title }) => ({ label: lawText(title), width })),
  ];
  const entries = joinDates(deadlines, { exhibits, rated }).map((ordinals) => ({
    cells: [
      textCell(pdf, [nameItems(words, ordinals, exhibits)], STYLE.smallStrong, { maxLines: UNCUT }),
      ...periods.map(({ id }) => {
        const unread = id === 'press' ? ordinals.filter((ordinal) => undated.has(ordinal)).length : 0;
        const missing = unread === ordinals.length ? words.undated : words.undatedCount(unread);
        const ofPeriod = groups.filter(({ limitationPeriod }) => limitationPeriod === id);
        const texts = describeDates(words, ordinals, ofPeriod, { deadlines, today });
        return textCell(pdf, unread === 0 ? texts : [...texts, missing], STYLE.small, { maxLines: UNCUT });
      }),
    ],
  }));
  return { before, table: await tableRows(pdf, root, columns, entries), after };
}

/** Items that are not in the dossier have no number that a person knows. */
function nameItems(
  words: AdviceWords,
  ordinals: readonly number[],
  exhibits: ReadonlyMap<number, ExhibitNumber>,
): string {
  const numbers = ordinals.flatMap((ordinal) => exhibits.get(ordinal) ?? []).toSorted(compareNumbers);
  if (numbers.length === 0) return words.notInDossier(ordinals.length);
  const ranges = formatRanges(numbers, words.to, MAX_MESSAGE_RUNS);
  return ranges.length > RANGES_MAX ? words.exhibitCount(countExhibits(numbers)) : ranges;
}

/**
 * Returns the items of each row, the nearest date first: of what the person rated, then of the rest. In the dossier: a
 * row for each date ahead, the last ones in one; below, one for the dates that were not read, and one for those that
 * are over. All that is not in the dossier has one row.
 */
function joinDates(deadlines: DeadlineList, { exhibits, rated }: DossierItems): readonly (readonly number[])[] {
  const dates = DEADLINE_BUCKETS.flatMap((when) => deadlines[when]).flatMap((group, at) =>
    group.ordinals.map((ordinal) => ({
      ordinal,
      at,
      period: group.limitationPeriod,
      isOver: deadlines.passed.includes(group),
    })),
  );
  // Nearest first, as the dates are.
  const items = [...Map.groupBy(dates, ({ ordinal }) => ordinal)].map(([ordinal, own]) => {
    const over = own.filter(({ isOver }) => isOver).map(({ period }) => period);
    const isAhead = over.length === 0 && own.some(({ period }) => period === 'press');
    const rank = over.length > 0 ? 3 : isAhead ? (rated.has(ordinal) ? 0 : 1) : 2;
    const key = `${rank} ${isAhead ? own.map(({ at }) => at).join() : over.join()}`;
    return { ordinal, rank, key: exhibits.has(ordinal) ? key : 'outside' };
  });
  const sorted = items.toSorted((a, b) => a.rank - b.rank);
  const ahead = new Set(sorted.filter(({ rank, key }) => rank <= 1 && key !== 'outside').map(({ key }) => key));
  const late = new Set(ahead.size > MAX_AHEAD ? [...ahead].slice(MAX_AHEAD - 1) : []);
  const rows = Map.groupBy(sorted, ({ key }) => (late.has(key) ? 'late' : key));
  return [...rows.values()].map((row) => row.map(({ ordinal }) => ordinal));
}

/** The nearest date of a row that is ahead, else the last one that is over; and how many others there are. */
function describeDates(
  words: AdviceWords,
  ordinals: readonly number[],
  groups: readonly DeadlineGroup[],
  dated: DatedDeadlines,
): readonly string[] {
  const own = groups.filter((group) => group.ordinals.some((ordinal) => ordinals.includes(ordinal)));
  const over = own.filter((group) => dated.deadlines.passed.includes(group));
  const isAhead = over.length < own.length;
  const shown = isAhead ? own.filter((group) => !over.includes(group)) : over;
  const [first, ...others] = new Set(shown.map((group) => formatDate(words, group, dated)));
  const count = ordinals.filter((ordinal) => over.some((group) => group.ordinals.includes(ordinal))).length;
  return [
    ...(first === undefined ? [] : [first]),
    ...(others.length === 0 ? [] : [(isAhead ? words.laterDates : words.earlierDates)(others.length)]),
    ...(isAhead && count > 0 ? [words.passedCount(count)] : []),
  ];
}

function formatDate(words: AdviceWriter['words'], group: DeadlineGroup, { deadlines, today }: DatedDeadlines): string {
  const { dayBefore, legalDay, renewedBy } = group;
  const act = renewedBy === null ? '' : words.renewed(renewedBy);
  if (deadlines.passed.includes(group)) return words.wasUntil(legalDay) + act;
  // As on the screen: the day before which nothing is over, as long as it is ahead.
  if (dayBefore < today && !isExact(group))
    return words.between(addDays(dayBefore, 1), legalDay, isTimeRead(group)) + act;
  return (dayBefore < today ? words.lastDay(legalDay) : words.until(dayToActBy(group, today))) + act;
}

/** What a period means, how it was computed, and its doubts. */
function periodRows(
  { pdf, root, words, lawText }: AdviceWriter,
  period: LimitationPeriod,
  deadlines: DeadlineList,
): Row[] {
  const section = pdf.child(root, 'Sect');
  const isOfPeriod = ({ limitationPeriod }: DeadlineGroup) => limitationPeriod === period.id;
  const upcoming = [...deadlines.week, ...deadlines.month, ...deadlines.later].filter(isOfPeriod);
  const passed = deadlines.passed.filter(isOfPeriod);
  const doubts = [...new Set([...upcoming, ...passed].flatMap((group) => group.doubts))];
  const isPress = isOfPress(period.id);
  const title = paragraphRows(pdf, section, lawText(period.title), { style: STYLE.strong, type: 'H3' });
  const rows = (style: (typeof STYLE)['body' | 'strong' | 'small'], text: string) =>
    paragraphRows(pdf, section, text, { style });
  return [
    ...keepWithNext(title),
    ...rows(STYLE.body, lawText(period.meaning)),
    ...(isPress && upcoming.length + listUndated(deadlines).length > 0
      ? rows(STYLE.strong, lawText(COMPLAINT_DOES_NOT_STOP_PERIOD))
      : []),
    ...(passed.length > 0 ? rows(STYLE.body, lawText(period.passed)) : []),
    gap(3),
    ...rows(STYLE.small, lawText(period.computed)),
    ...rows(STYLE.small, lawText(period.uncertain)),
    ...doubts.flatMap((doubt) => rows(STYLE.small, words.doubt[doubt])),
    gap(10),
  ];
}
