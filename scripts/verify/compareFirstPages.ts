import type { SnapshotItem } from '../../src/domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../src/domain/export/dossierLayout.ts';
import { type DossierOptions, REQUESTER_ROLES } from '../../src/domain/export/dossierOptions.ts';
import { citeNumber, splitNumber } from '../../src/domain/export/exhibitNumber.ts';
import { sayText } from '../../src/domain/item/callWords.ts';
import { type Account, countAccounts, namesakeNumbers } from '../../src/dossier/data/accountGroups.ts';
import {
  describeNoText,
  exhibitRanges,
  formatGravity,
  formatShortDate,
  labelPlatform,
} from '../../src/dossier/data/exhibitLabels.ts';
import { type ListedExhibit, listExhibits } from '../../src/dossier/data/listedExhibits.ts';
import { classifyContext } from '../../src/dossier/data/publications.ts';
import { doubtMark } from '../../src/dossier/data/readingDoubts.ts';
import { selectQuotedGravest } from '../../src/dossier/data/summaryFacts.ts';
import { PAGE_METRICS } from '../../src/dossier/pdf/engine/typography.ts';
import { ANSWER_LINES, listAnswers, NAMES_MAX, nameAccounts } from '../../src/dossier/pdf/sections/summaryAnswers.ts';
import { seriousHeading } from '../../src/dossier/pdf/sections/summaryTables.ts';
import * as codes from '../../src/dossier/strings/codes.ts';
import { conversation } from '../../src/dossier/strings/conversationWords.ts';
import * as documents from '../../src/dossier/strings/documents.ts';
import { postedDay } from '../../src/dossier/strings/formatText.ts';
import * as reportSections from '../../src/dossier/strings/reportSections.ts';
import { formatAccountName } from '../../src/platforms/platformTable.ts';
import { FOOT_Y, fold, HEAD_Y, isPrinted, isQuoteAt, readLines, readRows } from './pageText.ts';
import type { PageDifference } from './pageWords.ts';
import type { DossierPages, PageText } from './readPages.ts';
import type { RebuiltCase } from './rebuildCase.ts';

/**
 * Compares what the two first pages and the list of exhibits of dossier.pdf state with what the fiches, notes and
 * journal give. What the person asks and tells is in no other file, and is not compared.
 */

const words = documents.summary;

export function compareFirstPages(
  pages: DossierPages,
  rebuilt: RebuiltCase,
  { isVolume }: { readonly isVolume: boolean },
): PageDifference[] {
  const texts = pages.texts.filter(({ page, y }) => page <= 2 && y >= FOOT_Y && y <= HEAD_Y);
  const first = texts.filter(({ page }) => page === 1);
  const { facts, lines } = readRows(first);
  return [
    ...compareAnswers(facts, lines, rebuilt),
    ...compareGravest(first, rebuilt),
    ...compareAccounts(texts, rebuilt),
    ...compareLines(texts, pages, rebuilt, isVolume),
    ...compareList(pages, rebuilt, isVolume),
  ];
}

/** Answers in which only the person's words stand. */
const OWN_WORDS: readonly string[] = [words.asked, words.author, words.linked];
/** Answers that depend on which images without account the person reports. */
const BY_REPORTED: readonly string[] = [words.howMany, words.since, words.online];

function compareAnswers(
  facts: ReadonlyMap<string, string>,
  lines: ReadonlyMap<string, number>,
  rebuilt: RebuiltCase,
): PageDifference[] {
  // Without the person's ratings, nothing says how many others are as grave as those that the page names.
  const printedOf = (label: string) => {
    const printed = facts.get(fold(label)) ?? '';
    return label === words.gravest && !rebuilt.hasRatings ? printed.replace(/et\d+autres?\.$/, '.') : printed;
  };
  const isSame = (label: string, text: string | null) => {
    const printed = printedOf(label);
    const isCut = lines.get(fold(label)) === ANSWER_LINES;
    return isPrinted(printed, fold(text ?? '')) || (isCut && isPrinted(printed, fold(text ?? ''), false));
  };
  const labels = listAnswers(contextOf(rebuilt.items, rebuilt, {}, 'UTC'))
    .map(([label]) => label)
    // Without the person's ratings, nothing says what they did not rate.
    .filter((label) => label !== words.unrated || rebuilt.hasRatings)
    .filter((label) => !OWN_WORDS.includes(label) && (rebuilt.isCertain || !BY_REPORTED.includes(label)));
  const left = new Set(labels);
  for (const { items, options, timeZone } of listCandidates(rebuilt, printedOf(words.gravest))) {
    if (left.size === 0) break;
    for (const [label, text] of listAnswers(contextOf(items, rebuilt, options, timeZone)))
      if (left.has(label) && isSame(label, text)) left.delete(label);
  }
  if (!rebuilt.hasRatings && left.has(words.who) && isSameAccounts(printedOf(words.who), rebuilt.items))
    left.delete(words.who);
  return [...left].map((label) => ({ page: 1, field: 'answer', label }));
}

type Candidate = {
  readonly items: readonly SnapshotItem[];
  readonly options: DossierOptions;
  readonly timeZone: string;
};

/**
 * Who hands the dossier over, and the time zone in which it was made, are in no file: each is tried. Without the
 * person's ratings, the gravest exhibits are those that the page names.
 */
function* listCandidates({ items, hasRatings }: RebuiltCase, gravest: string): Generator<Candidate> {
  const named = new Set(
    [...gravest.matchAll(/n°(\d+)(?:,message(\d+))?(?=[.;(])/g)].map(([, exhibit, message]) =>
      message === undefined ? exhibit : `${exhibit}-${message}`,
    ),
  );
  const rated = hasRatings
    ? items
    : items.map((item) => (named.has(String(item.number)) ? { ...item, rating: { seriousness: 3 as const } } : item));
  const own = [...new Set(items.map(({ fiche }) => fiche.timeZone))];
  for (const timeZone of own)
    for (const role of REQUESTER_ROLES) yield { items: rated, options: { requester: { role } }, timeZone };
  for (const timeZone of Intl.supportedValuesOf('timeZone')) yield { items: rated, options: {}, timeZone };
}

const contextOf = (
  items: readonly SnapshotItem[],
  { journal }: RebuiltCase,
  options: DossierOptions,
  timeZone: string,
): Parameters<typeof listAnswers>[0] => ({ snapshot: { ...journal, items }, options, timeZone });

/** Accounts are sorted by what the person finds gravest, which this dossier does not say: any of them may be named. */
function isSameAccounts(printed: string, items: readonly SnapshotItem[]): boolean {
  const { names, text } = nameAccounts(items);
  const named = (some: readonly string[]) => fold(text(some));
  const [before = '', after = ''] = named(names.slice(0, NAMES_MAX).map(() => '\uFFFF')).split(/\uFFFF(?:,\uFFFF)*/);
  if (!printed.startsWith(before) || !printed.endsWith(after)) return false;
  let rest = printed.slice(before.length, printed.length - after.length);
  const left = names.map(fold).toSorted((a, b) => b.length - a.length);
  for (let count = Math.min(NAMES_MAX, names.length); count > 0; count -= 1) {
    const at = left.findIndex((name) => rest.startsWith(name));
    if (at < 0) return false;
    rest = rest.slice(left.splice(at, 1)[0]?.length ?? 0).replace(/^,/, '');
  }
  return rest === '';
}

const PAGE_X = PAGE_METRICS.width - PAGE_METRICS.right - 60;

/** The words of the gravest exhibits, each below its number, account and date. */
function compareGravest(texts: readonly PageText[], { items, hasRatings }: RebuiltCase): PageDifference[] {
  const byNumber = new Map(items.map((item) => [citeNumber(item.number).replace(/\s/g, ''), item]));
  const blocks: { number: string; heading: string; lines: number; quote: string }[] = [];
  let isHeading = false;
  for (const line of readLines(texts)) {
    const x = line[0]?.x ?? 0;
    const text = fold(
      line
        .filter((one) => one.x < PAGE_X)
        .map((one) => one.text)
        .join(''),
    );
    const [, number] = /^Piècen°(\d+(?:,message\d+)?),/.exec(text) ?? [];
    const block = blocks.at(-1);
    if (number !== undefined && Math.abs(x - PAGE_METRICS.left) < 1) {
      blocks.push({ number, heading: text, lines: 1, quote: '' });
      isHeading = true;
    } else if (block !== undefined && isQuoteAt(x, !isHeading)) {
      block.quote += fold(line.map((one) => one.text).join(''));
      isHeading = false;
    } else if (block !== undefined && isHeading) {
      block.heading += text;
      block.lines += 1;
    } else if (block !== undefined) break;
  }
  const { quoted: marked } = selectQuotedGravest(items);
  const missing = marked.filter(({ number }) => !blocks.some((one) => byNumber.get(one.number)?.number === number));
  const isExpected = (item: SnapshotItem) => !hasRatings || marked.includes(item);
  return [
    ...blocks.flatMap(({ number, heading, lines, quote }): PageDifference[] => {
      const item = byNumber.get(number);
      const isSame =
        item !== undefined &&
        isExpected(item) &&
        isPrinted(heading, fold(seriousHeading(item)), lines < 2) &&
        isQuotation(quote, item);
      return isSame ? [] : [{ ...(item && { exhibit: item.number }), page: 1, field: 'gravest' }];
    }),
    ...(hasRatings ? missing.map(({ number }) => ({ exhibit: number, page: 1, field: 'gravest' as const })) : []),
  ];
}

function isQuotation(quote: string, item: SnapshotItem): boolean {
  const { fiche } = item;
  const text = sayText(fiche)?.trim() ?? '';
  // What the person ticked, which the dossier does not say: her address is left out of the first page.
  if ([words.privateWords, words.privateWordsTicked].some((one) => quote === fold(one))) return true;
  if (text === '') return quote === fold(describeNoText(item));
  const cut = fold(words.seriousCut);
  const whole = fold(`« ${text} »${doubtMark(fiche, 'text')}`);
  return quote.endsWith(cut) ? isPrinted(quote.slice(0, -cut.length), whole, false) : isPrinted(quote, whole);
}

/** Where the columns of a table begin: the places of its heads on the first line that has them all. */
function findTable(
  lines: readonly (readonly PageText[])[],
  heads: readonly string[],
): { at: number; starts: number[] } | null {
  for (const [at, line] of lines.entries()) {
    const found = heads.map((head) => line.find(({ text }) => fold(text) === fold(head)));
    if (found.every((one) => one !== undefined)) return { at, starts: found.map(({ x }) => x) };
  }
  return null;
}

const cellsOf = (line: readonly PageText[], starts: readonly number[]): string[] =>
  starts.map((start, index) =>
    fold(
      line
        .filter(({ x }) => x >= start - 1 && x < (starts[index + 1] ?? Number.POSITIVE_INFINITY) - 1)
        .map(({ text }) => text)
        .join(''),
    ),
  );

/** Ends a cell that is too long, before its mark. */
const ELLIPSIS = fold('…');

function isCell(printed: string, expected: string, mark = ''): boolean {
  const value = fold(expected);
  const end = ELLIPSIS + mark;
  return (
    isPrinted(printed, value + mark) ||
    (printed.endsWith(end) && isPrinted(printed.slice(0, -end.length), value, false))
  );
}

/** Of names in other scripts, one line may be an image, or name its signs: the page of the exhibit has them whole. */
const isNameCell = (printed: string, expected: string, mark: string): boolean =>
  !isPlain(expected) ||
  isCell(printed, expected, mark) ||
  // A word that is wider than its column ends without « … ».
  (WIDE_WORD.test(expected) && printed.length > 6 && isPrinted(printed, fold(expected), false));
const WIDE_WORD = /^\S{12}/;

function compareAccounts(texts: readonly PageText[], { items }: RebuiltCase): PageDifference[] {
  const lines = readLines(texts);
  const table = findTable(lines, words.accountHead);
  const { accounts } = countAccounts(items);
  if (table === null) return accounts.length === 0 ? [] : [{ field: 'accounts' }];
  const nameOf = (one: Account) => formatAccountName(one.platform, one) ?? codes.NOT_READ;
  const markOf = (one: Account) => fold(words.accountMark(namesakeNumbers(items).get(one), one.isDoubtful));
  const left = new Set(accounts);
  const differ: PageDifference[] = [];
  for (const line of lines.slice(table.at + 1)) {
    const [name = '', platform = '', count = '', day = '', numbers = ''] = cellsOf(line, table.starts);
    if (!/^\d+$/.test(count) || numbers === '') break;
    const account = [...left].find(
      (one) =>
        isNameCell(name, nameOf(one), markOf(one)) &&
        isCell(platform, labelPlatform(one.platform, [one.host])) &&
        count === fold(String(one.counts.total)) &&
        listDays(one.last?.posting.iso ?? null).has(day) &&
        isCell(numbers, words.accountExhibits(exhibitRanges(one.exhibits), exhibitRanges(one.notReported))),
    );
    if (account === undefined) differ.push({ page: line[0]?.page ?? 1, field: 'accounts' });
    else left.delete(account);
  }
  return differ;
}

/** The days of an instant in any time zone: that of the dossier is in no file. */
function listDays(iso: string | null): ReadonlySet<string> {
  if (iso === null) return new Set([fold(codes.NOT_READ)]);
  return new Set(['Etc/GMT+12', 'UTC', 'Etc/GMT-14'].map((zone) => fold(postedDay(iso, zone))));
}

/** The lines of the exhibits on the second page: date, account, first words, number and page. */
function compareLines(
  texts: readonly PageText[],
  { destinations }: DossierPages,
  { items, hasRatings }: RebuiltCase,
  isVolume: boolean,
): PageDifference[] {
  const lines = readLines(texts);
  const table = findTable(lines, words.postHead);
  if (table === null) return [];
  const [dateX = 0, accountX = 0, wordsX = 0, graveX = 0] = table.starts;
  const byEnd = items.map((item) => ({ item, end: fold(citeNumber(item.number)) }));
  const differ: PageDifference[] = [];
  for (const line of lines.slice(table.at + 1)) {
    if (Math.abs((line[0]?.x ?? 0) - PAGE_METRICS.left) > 1 || line.length < 4) break;
    const [date = '', account = '', text = '', last = ''] = cellsOf(line, [dateX, accountX, wordsX, graveX - 30]);
    // Of words that are drawn as an image, the end may be at the right of their column.
    const rest = last.startsWith(ELLIPSIS) ? last.slice(ELLIPSIS.length) : last;
    const found = byEnd.find(({ item, end }) => {
      const page = isVolume ? null : destinations.get(exhibitLabel(item.number))?.page;
      const tails = hasRatings ? [formatGravity(item)] : ['', ...Object.values(reportSections.exhibitList.grave)];
      const isRest = tails.some((grave) =>
        page === null ? rest.startsWith(grave + end) : rest === `${grave}${end}${page ?? ''}`,
      );
      return isRest && isLineOf(item, date, account, text);
    });
    if (found === undefined) differ.push({ page: line[0]?.page ?? 2, field: 'list' });
  }
  return differ;
}

function isLineOf(item: SnapshotItem, date: string, account: string, text: string): boolean {
  const { fiche } = item;
  const kind = classifyContext(item);
  const name =
    formatAccountName(fiche.platform, fiche.author) ??
    (kind === null ? codes.NOT_READ : reportSections.shortContextKind[kind]);
  const whole = formatShortDate(item);
  const year = /\d{4}/.exec(whole)?.[0] ?? '';
  const mark = doubtMark(fiche, 'date');
  const said = sayText(fiche);
  return (
    [whole, whole.replace(`/${year}`, '')].some((one) => isCell(date, one, mark)) &&
    isNameCell(account, name, doubtMark(fiche, 'account')) &&
    (!isPlain(said ?? '') ||
      isCell(text, words.privateWordsListed, doubtMark(fiche, 'text')) ||
      isCell(text, said?.slice(0, 400) ?? describeNoText(item), doubtMark(fiche, 'text')))
  );
}

/** Of other texts, one line may be an image, or have names of signs: the page of the exhibit has them whole. */
const isPlain = (text: string): boolean =>
  /^[\p{Script=Latin}\x20-\x7E\xA1-\xAC\xAE-\xBF’…\n]*$/u.test(text.slice(0, 400));

/** The list of all exhibits, before their pages: number, date, account and page; below, a message that is quoted. */
function compareList(
  { texts, destinations }: DossierPages,
  { items, hasRatings }: RebuiltCase,
  isVolume: boolean,
): PageDifference[] {
  const end = Math.min(...items.flatMap(({ number }) => destinations.get(exhibitLabel(number))?.page ?? []));
  const lines = readLines(texts.filter(({ page, y }) => page <= end && y >= FOOT_Y && y <= HEAD_Y));
  const heads = reportSections.exhibitList.head;
  const table = findTable(lines, heads);
  if (table === null) return [{ field: 'list' }];
  const rows: { readonly number: string; readonly lines: string[][] }[] = [];
  for (const line of lines.slice(table.at + 1)) {
    const cells = cellsOf(line, table.starts);
    const [number = ''] = cells;
    if (/^\d+$/.test(number)) rows.push({ number, lines: [cells] });
    else if (number !== fold(heads[0] ?? '')) {
      const row = rows.at(-1);
      row?.lines.push(cells);
    }
  }
  const listed = new Map(rows.map((row) => [row.number, row] as const));
  const textOf = (number: string): string => listed.get(number)?.lines.flat().join('') ?? '';
  return listExhibits(hasRatings ? items : rateQuoted(items, textOf)).flatMap((exhibit): PageDifference[] => {
    const row = listed.get(String(exhibit.number));
    const page = isVolume ? undefined : destinations.get(exhibitLabel(exhibit.first.number))?.page;
    return row !== undefined && isRowOf(row.lines, exhibit, page)
      ? []
      : [{ exhibit: exhibit.first.number, field: 'list' }];
  });
}

/** Without the person's ratings, the gravest message of a conversation is the one that its row names. */
function rateQuoted(items: readonly SnapshotItem[], textOf: (number: string) => string): readonly SnapshotItem[] {
  return items.map((item) => {
    const { number, message } = splitNumber(item.number);
    // « 7 messages ; ici, le message 4 ; » and where it comes from.
    const note = fold(conversation.quoted(0, item.number)).replace(/^.*?;/, ';');
    const isNamed = message !== undefined && textOf(String(number)).includes(`${note};`);
    return isNamed ? { ...item, rating: { seriousness: 3 } } : item;
  });
}

function isRowOf(
  lines: readonly (readonly string[])[],
  { quoted: item, note, ...exhibit }: ListedExhibit,
  page: number | undefined,
): boolean {
  const { fiche } = item;
  const [[, , account = '', , , , pageCell] = []] = lines;
  // A date may take two lines.
  const date = lines.map(([, cell = '']) => cell).join('');
  const whole = fold(exhibit.date);
  // A line has the beginning of the text, which may be white space.
  const text = note === null ? '' : (sayText(fiche)?.slice(0, 400).replace(/\s+/gu, ' ').trim() ?? '');
  const below = lines.slice(1).map((cells) => cells.slice(1).join(''));
  const mark = doubtMark(fiche, 'text');
  return (
    date !== '' &&
    isPrinted(date.slice(0, whole.length), whole) &&
    isNameCell(account, exhibit.account, doubtMark(fiche, 'account')) &&
    (page === undefined || pageCell === String(page)) &&
    (text === '' ||
      !isPlain(text) ||
      below.some((line) =>
        [text, words.privateWordsListed].some((one) => line.startsWith(fold(one)) || isCell(line, one, mark)),
      ))
  );
}
